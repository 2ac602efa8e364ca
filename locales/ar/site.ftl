## الأسماء والتنقل

site-name = مركز المساعدة
skip-to-content = الانتقال إلى المحتوى
home = الصفحة الرئيسية
menu = القائمة الرئيسية
menu-path = موقعك الحالي
language = اللغة
languages-title = اختر لغتك
all-articles = جميع المقالات
troubleshoot = مساعد حل المشكلات
troubleshooters = مساعدو حل المشكلات

## الصفحة الرئيسية

home-title = كيف يمكننا مساعدتك؟
home-start = ابدأ من هنا
home-more-troubleshooters = أدوات أخرى لحل المشكلات
home-articles = تصفح المقالات
home-recent = أحدث المقالات تحديثًا
article-count =
    { $count ->
        [zero] لا توجد مقالات
        [one] مقالة واحدة
        [two] مقالتان
        [few] { $count } مقالات
        [many] { $count } مقالة
       *[other] { $count } مقالة
    }

## البحث

search = بحث
search-label = البحث عن مساعدة
search-title = البحث
search-title-for = البحث: { $query }
search-count =
    { $count ->
        [zero] لم يُعثر على أي مقالة
        [one] عُثر على مقالة واحدة
        [two] عُثر على مقالتين
        [few] عُثر على { $count } مقالات
        [many] عُثر على { $count } مقالة
       *[other] عُثر على { $count } مقالة
    }
search-none = لم يُعثر على نتائج لـ «{ $query }»
search-none-hint = تحقق من الإملاء، أو جرّب كلمات أقل أو أكثر عمومية.
search-did-you-mean = هل تقصد:
search-shown = هذه نتائج البحث عن «{ $query }».
search-literal = البحث بدلاً من ذلك عن «{ $query }»
search-filters = عوامل التصفية
search-filter-remove = إزالة عامل التصفية: { $value }
search-filters-clear = إزالة كل عوامل التصفية
search-none-filtered = لا توجد مقالة توافق كل عوامل التصفية. أزل أحدها لعرض المزيد.
search-sort = الترتيب حسب
search-sort-relevance = الصلة
search-sort-date = الأحدث أولاً
facet-audience = الجمهور
facet-collection = الخدمة أو المجموعة
facet-translation = الترجمة
facet-since = تاريخ التحديث
facet-count = ({ $count })
translation-human = ترجمة بشرية
updated-30-days = خلال آخر 30 يومًا
updated-half-year = خلال آخر ستة أشهر
updated-year = خلال آخر 12 شهرًا
updated-two-years = خلال آخر سنتين
updated-five-years = خلال آخر خمس سنوات
updated-since = منذ { $date }
updated-since-year = منذ عام { $year }
search-filters-more = عرض { $count } أخرى
search-page = الصفحة { $page } من { $pages }
search-pages = صفحات النتائج
search-previous = الصفحة السابقة
search-next = الصفحة التالية
search-other-ways = طرق أخرى للعثور على المساعدة
search-troubleshoot = أجب عن بعض الأسئلة بدلاً من ذلك
search-no-script = من دون JavaScript لا يعمل البحث إلا إذا أجاب عنه خادم. إن لم تظهر نتائج، فاستخدم قائمة جميع المقالات أو مساعد حل المشكلات.
search-busy = البحث مشغول الآن. حاول مرة أخرى بعد لحظات.
search-failed = تعذّر تحميل البحث. تحقق من اتصالك بالإنترنت وحاول مرة أخرى، أو استخدم إحدى الطرق الأخرى أدناه.

## المقالات

articles-title = جميع المقالات حسب الترتيب الأبجدي
articles-letters = الانتقال إلى حرف
articles-filter = عدم إظهار إلا العناوين التي تتضمن
articles-filter-none = لا يوجد عنوان يتضمن ذلك.
articles-other = أخرى
article-updated = آخر تحديث
article-contents = في هذه الصفحة
article-related = مقالات ذات صلة
badge-machine = ترجمة آلية
badge-outdated = أقدم من الأصل
notice-fallback = لا تتوفر هذه المقالة بلغتك بعد. أنت تقرؤها باللغة { $language }.
notice-machine = تُرجمت هذه المقالة آليًا، وقد تكون بعض العبارات غير دقيقة.
notice-outdated = تغيّرت المقالة الأصلية بعد إعداد هذه الترجمة.
notice-original = قراءة المقالة الأصلية
notice-open = فتح المقالة باللغة { $language }
article-edit = تحرير هذه المقالة
sides = مقارنة مع النص الأصلي
sides-source = النص الأصلي
sides-translation = الترجمة
video = مشاهدة الفيديو
image = صورة
table = جدول
footnote-back = العودة إلى النص
copy = نسخ
copied = تم النسخ

alert-note = ملاحظة
alert-tip = تلميح
alert-important = هام
alert-caution = تنبيه
alert-warning = تحذير

## مساعد حل المشكلات

back = رجوع
start-now = ابدأ الآن
start-again = البدء من جديد
choice-unknown = لا أعرف
choice-none = لا شيء مما سبق
choice-none-search = البحث بهذه الكلمات: { $query }
question-next = اختر إجابة للمتابعة.
your-answers = إجاباتك
change = تغيير
change-answer = تغيير إجابتك: { $question }
change-note = أنت تغيّر هذه الإجابة. ستبقى إجاباتك الأخرى ما دامت مناسبة.
change-cancel = الإبقاء على إجابتي
answer-now = إجابتك الحالية
which-title = أي من هذه الحالات ينطبق عليك؟
which-none = لا شيء مما سبق: المقالة كاملة
which-again = اختر من جديد
map-title = كل الأسئلة والنتائج
map-list = على شكل قائمة
map-picture = على شكل مخطط
map-steps = الخطوات والجمل التي أُخذت منها
map-block = الفقرة { $number }
flow-moved = تغيّر مساعد حل المشكلات منذ إنشاء هذا العنوان. هذه أبعد صفحة تصل إليها إجاباتك.
outcome-title = ما يمكنك فعله الآن
outcome-step-count =
    { $count ->
        [zero] لا توجد خطوات
        [one] خطوة واحدة لك
        [two] خطوتان لك
        [few] { $count } خطوات لك
        [many] { $count } خطوة لك
       *[other] { $count } خطوة لك
    }
outcome-from = من المقالة:
outcome-more =
    { $count ->
        [zero] لا مزيد من الخطوات
        [one] خطوة أخرى واحدة
        [two] خطوتان أخريان
        [few] { $count } خطوات أخرى
        [many] { $count } خطوة أخرى
       *[other] { $count } خطوة أخرى
    }
outcome-empty = لا توجد خطوات جاهزة لهذه الإجابات. ابحث في المقالات، أو اطلب المساعدة من شخص مختص.
outcome-solved = هل حُلّت المشكلة؟
outcome-yes = نعم
outcome-yes-text = يسعدنا ذلك. يمكنك إغلاق هذه الصفحة.
outcome-no = لا، ما زلت بحاجة إلى المساعدة
outcome-next = جرّب هذا بعد ذلك
outcome-still = لا، لم يساعد ذلك أيضًا
outcome-page = هذه الصفحة
outcome-no-answers = راجع إجاباتك أعلاه، وغيّر ما لا يناسب حالتك تمامًا.
outcome-no-search = البحث في جميع المقالات
outcome-support = الحصول على مساعدة من شخص مختص
outcome-support-text = أرفق إجاباتك كي لا تُسأل عنها مرة أخرى:
outcome-copy = نسخ الإجابات والخطوات
outcome-mail = إرسال بالبريد الإلكتروني
print = طباعة

## عند حدوث خطأ

not-found-title = هذه الصفحة غير موجودة
not-found-text = ربما كُتب العنوان بشكل غير صحيح أو نُقلت الصفحة. ابحث عنها، أو ابدأ من الصفحة الرئيسية.
moved-title = انتقلت هذه الصفحة
error-title = حدث خطأ من جانبنا
error-text = حاول مرة أخرى بعد لحظات. إذا لم يفد ذلك، فابدأ من الصفحة الرئيسية.

## موضوعات المقالات المضمّنة

service-account-recovery = العودة إلى حسابك
service-security = الحفاظ على الأمان
service-sign-in = تسجيل الدخول
