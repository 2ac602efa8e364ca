account-recovery-title = العودة إلى حسابك
account-recovery-intro = أجب عن بعض الأسئلة لتظهر لك الخطوات المناسبة لحالتك. لا يتم حفظ أي من اختياراتك.

account-recovery-forgot = ماذا حدث؟
account-recovery-forgot-password = نسيت كلمة المرور
account-recovery-forgot-username = نسيت اسم المستخدم
account-recovery-forgot-code = هاتفي مفقود أو جديد، أو لا يصل الرمز
account-recovery-forgot-locked = حسابي مقفل أو معطّل أو محظور
account-recovery-forgot-hacked = يستخدم شخص آخر حسابي
account-recovery-forgot-nothing = أعرف كلمة المرور، لكن صلاحيتها انتهت أو أريد تغييرها
account-recovery-forgot-guest = دُعيت كضيف ولا أستطيع الدخول
account-recovery-forgot-admin-access = فقدت مؤسستنا الوصول إلى حساب المسؤول
account-recovery-forgot-help-user = أنا مسؤول وأريد مساعدة شخص آخر

account-recovery-account = ما نوع الحساب؟
account-recovery-account-hint = الحساب الذي حصلت عليه من جهة عملك أو مؤسستك التعليمية ملك لها. أما الحساب الشخصي، كحساب Outlook.com أو Xbox، فهو ملك لك.
account-recovery-account-work = حساب عمل أو مؤسسة تعليمية
account-recovery-account-personal = حساب Microsoft شخصي

account-recovery-role = هل هو حساب مسؤول؟
account-recovery-role-hint = يدير المسؤول حسابات المؤسسة بأكملها.
account-recovery-role-user = لا، حساب مستخدم عادي
account-recovery-role-admin = نعم، حساب مسؤول

account-recovery-signed-in = هل ما زلت مسجلاً الدخول في أي مكان؟
account-recovery-signed-in-hint = مثلاً على كمبيوتر آخر، أو على هاتفك، أو في متصفح يتذكر بيانات الدخول.
account-recovery-signed-in-yes = نعم، على جهاز ما أو في متصفح ما
account-recovery-signed-in-no = لا، لست مسجلاً الدخول في أي مكان

account-recovery-other-admin = هل لدى مؤسستك مسؤول آخر يمكنه تسجيل الدخول؟
account-recovery-other-admin-yes = نعم، يوجد مسؤول آخر
account-recovery-other-admin-no = لا، هذا هو حساب المسؤول الوحيد
