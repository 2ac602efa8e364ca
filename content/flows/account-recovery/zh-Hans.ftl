account-recovery-title = 找回帐户
account-recovery-intro = 回答几个问题，即可看到适合您情况的步骤。您的选择不会被保存。

account-recovery-forgot = 发生了什么情况？
account-recovery-forgot-password = 我忘记了密码
account-recovery-forgot-username = 我忘记了用户名
account-recovery-forgot-code = 手机丢失或更换，或者收不到验证码
account-recovery-forgot-locked = 我的帐户被锁定、禁用或阻止
account-recovery-forgot-hacked = 有其他人在使用我的帐户
account-recovery-forgot-nothing = 我知道密码，但密码已过期或想要更改
account-recovery-forgot-guest = 我被邀请为来宾，但无法登录
account-recovery-forgot-admin-access = 我们的组织无法再访问管理员帐户
account-recovery-forgot-help-user = 我是管理员，想帮助其他人

account-recovery-account = 这是哪种帐户？
account-recovery-account-hint = 由公司或学校提供的帐户归该组织所有。个人帐户（例如用于 Outlook.com 或 Xbox 的帐户）归您自己所有。
account-recovery-account-work = 工作或学校帐户
account-recovery-account-personal = 个人 Microsoft 帐户

account-recovery-role = 这是管理员帐户吗？
account-recovery-role-hint = 管理员负责管理整个组织的帐户。
account-recovery-role-user = 不是，是普通用户帐户
account-recovery-role-admin = 是，是管理员帐户

account-recovery-signed-in = 您是否在某处仍处于登录状态？
account-recovery-signed-in-hint = 例如在另一台电脑上、手机上，或在记住了登录信息的浏览器中。
account-recovery-signed-in-yes = 是，在某台设备或某个浏览器中
account-recovery-signed-in-no = 否，哪里都没有登录

account-recovery-other-admin = 您的组织是否有其他可以登录的管理员？
account-recovery-other-admin-yes = 是，有其他管理员
account-recovery-other-admin-no = 否，这是唯一的管理员帐户
