account-recovery-title = Get back into your account
account-recovery-intro = Answer a few questions, and you see the steps for your situation. Nothing you choose is stored.

account-recovery-forgot = What happened?
account-recovery-forgot-password = I forgot my password
account-recovery-forgot-username = I forgot my username
account-recovery-forgot-code = My phone is lost or new, or no code arrives
account-recovery-forgot-locked = My account is locked, disabled, or blocked
account-recovery-forgot-hacked = Somebody else is using my account
account-recovery-forgot-nothing = I know my password, but it has expired or I want to change it
account-recovery-forgot-guest = I was invited as a guest and cannot get in
account-recovery-forgot-admin-access = Our organization has lost access to its admin account
account-recovery-forgot-help-user = I am an admin and want to help somebody else

account-recovery-account = What kind of account is it?
account-recovery-account-hint = An account from an employer or a school belongs to them. A personal account, for example for Outlook.com or Xbox, belongs to you.
account-recovery-account-work = A work or school account
account-recovery-account-personal = A personal Microsoft account

account-recovery-role = Is it an admin account?
account-recovery-role-hint = An admin manages the accounts of the whole organization.
account-recovery-role-user = No, an ordinary user account
account-recovery-role-admin = Yes, an admin account

account-recovery-signed-in = Are you still signed in anywhere?
account-recovery-signed-in-hint = For example on another computer, on your phone, or in a browser that remembers your credentials.
account-recovery-signed-in-yes = Yes, on some device or in some browser
account-recovery-signed-in-no = No, nowhere

account-recovery-other-admin = Does your organization have another admin who can sign in?
account-recovery-other-admin-yes = Yes, there is another admin
account-recovery-other-admin-no = No, this is the only admin account
