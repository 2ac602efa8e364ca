account-recovery-title = アカウントへのアクセスを取り戻す
account-recovery-intro = いくつかの質問に答えると、状況に合った手順が表示されます。選択した内容は保存されません。

account-recovery-forgot = 何が起きましたか?
account-recovery-forgot-password = パスワードを忘れた
account-recovery-forgot-username = ユーザー名を忘れた
account-recovery-forgot-code = スマートフォンの紛失や買い替え、またはコードが届かない
account-recovery-forgot-locked = アカウントがロックされた、または無効やブロックと表示される
account-recovery-forgot-hacked = ほかの誰かにアカウントを使われている
account-recovery-forgot-nothing = パスワードはわかるが、有効期限が切れた、または変更したい
account-recovery-forgot-guest = ゲストとして招待されたが、サインインできない
account-recovery-forgot-admin-access = 組織の管理者アカウントにアクセスできなくなった
account-recovery-forgot-help-user = 管理者として、ほかの人を手助けしたい

account-recovery-account = どの種類のアカウントですか?
account-recovery-account-hint = 会社や学校から与えられたアカウントは、その組織のものです。Outlook.com や Xbox などで使う個人用アカウントは、自分で作成したものです。
account-recovery-account-work = 職場または学校アカウント
account-recovery-account-personal = 個人用 Microsoft アカウント

account-recovery-role = 管理者アカウントですか?
account-recovery-role-hint = 管理者は、組織全体のアカウントを管理します。
account-recovery-role-user = いいえ、通常のユーザー アカウントです
account-recovery-role-admin = はい、管理者アカウントです

account-recovery-signed-in = まだサインインしているデバイスがありますか?
account-recovery-signed-in-hint = 別のコンピューターやスマートフォン、サインイン情報を記憶しているブラウザーなどです。
account-recovery-signed-in-yes = はい、サインインしているデバイスやブラウザーがあります
account-recovery-signed-in-no = いいえ、どこにもサインインしていません

account-recovery-other-admin = サインインできる管理者が組織にほかにいますか?
account-recovery-other-admin-yes = はい、ほかにも管理者がいます
account-recovery-other-admin-no = いいえ、これが唯一の管理者アカウントです
