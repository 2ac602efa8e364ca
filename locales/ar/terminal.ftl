## الأسئلة

ask-keys = مفاتيح الأسهم أو رقم، ثم Enter؛ اكتب لتضييق القائمة؛ Esc للرجوع.
ask-number = الرقم:
ask-invalid = اكتب رقمًا من 1 إلى { $count }.
ask-change = تغيير إجابة
ask-change-which = أي إجابة؟
ask-language = تغيير اللغة
ask-next = ماذا بعد؟
ask-done = تم
ask-quit = إنهاء
ask-links = الروابط
ask-steps = الخطوات
ask-answers = الإجابات المقدَّمة
ask-heard = ما فُهم من كلماتك
ask-found = المقالات الأنسب لكلماتك، وتأتي خطواتها أولاً
ask-inferred = لم يُسأل عنه لأن هذه المقالات تحسمه
ask-widen = اسأل عن كل شيء مهما كانت كلماتي
ask-not-in-language = باللغة { $language }

## البحث

search-nothing = لم يُعثر على نتائج لـ «{ $query }».
search-try-ask = أجب عن بعض الأسئلة بدلاً من ذلك: { $command }
search-more =
    { $count ->
        [zero] لا مزيد من المقالات
        [one] مقالة أخرى واحدة؛ اعرضها باستخدام { $option }
        [two] مقالتان أخريان؛ اعرضهما باستخدام { $option }
        [few] { $count } مقالات أخرى؛ اعرضها باستخدام { $option }
        [many] { $count } مقالة أخرى؛ اعرضها باستخدام { $option }
       *[other] { $count } مقالة أخرى؛ اعرضها باستخدام { $option }
    }
