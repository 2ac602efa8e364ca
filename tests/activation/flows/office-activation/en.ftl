office-activation-title = Activate Office
office-activation-intro = A few questions, then the steps for what you see.

office-activation-problem = What is the matter?
office-activation-problem-first-time = I want to activate Office or a subscription
office-activation-problem-error-code = I see an activation error
office-activation-problem-other-account = I see that another account is already signed in
office-activation-problem-products-found = I see that the products in my account cannot be used to activate
office-activation-problem-deactivated = I see the notice "Product deactivated"
office-activation-problem-expired = My subscription has ended

office-activation-code = Which code does the error have?
office-activation-code-0x80070005 = 0x80070005
office-activation-code-0x80072efd = 0x80072EFD
office-activation-code-0xc004b100 = 0xC004B100
office-activation-code-0xd000000c = 0xD000000C

office-activation-platform = What computer is it?
office-activation-platform-pc = A PC with Windows
office-activation-platform-mac = A Mac

office-activation-license = What kind of license is it?
office-activation-license-subscription = A subscription
office-activation-license-product-key = A product key
office-activation-license-volume = A volume license
office-activation-license-device = A license for a device or a shared computer
