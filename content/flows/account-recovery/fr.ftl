account-recovery-title = Retrouver l’accès à votre compte
account-recovery-intro = Répondez à quelques questions pour obtenir les étapes adaptées à votre situation. Vos choix ne sont pas enregistrés.

account-recovery-forgot = Que s’est-il passé ?
account-recovery-forgot-password = J’ai oublié mon mot de passe
account-recovery-forgot-username = J’ai oublié mon nom d’utilisateur
account-recovery-forgot-code = Mon téléphone est perdu ou nouveau, ou aucun code n’arrive
account-recovery-forgot-locked = Mon compte est verrouillé, désactivé ou bloqué
account-recovery-forgot-hacked = Quelqu’un d’autre utilise mon compte
account-recovery-forgot-nothing = Je connais mon mot de passe, mais il a expiré ou je veux le modifier
account-recovery-forgot-guest = Je suis invité par une autre organisation et je n’arrive pas à entrer
account-recovery-forgot-admin-access = Notre organisation n’a plus accès à son compte administrateur
account-recovery-forgot-help-user = Je suis administrateur et je veux aider quelqu’un d’autre

account-recovery-account = De quel type de compte s’agit-il ?
account-recovery-account-hint = Un compte fourni par un employeur ou un établissement scolaire leur appartient. Un compte personnel, par exemple pour Outlook.com ou Xbox, est à vous.
account-recovery-account-work = Un compte professionnel ou scolaire
account-recovery-account-personal = Un compte Microsoft personnel

account-recovery-role = S’agit-il d’un compte administrateur ?
account-recovery-role-hint = Un administrateur gère les comptes de toute l’organisation.
account-recovery-role-user = Non, un compte d’utilisateur ordinaire
account-recovery-role-admin = Oui, un compte administrateur

account-recovery-signed-in = Êtes-vous encore connecté quelque part ?
account-recovery-signed-in-hint = Par exemple sur un autre ordinateur, sur votre téléphone ou dans un navigateur qui a mémorisé votre connexion.
account-recovery-signed-in-yes = Oui, sur un appareil ou dans un navigateur
account-recovery-signed-in-no = Non, nulle part

account-recovery-other-admin = Votre organisation a-t-elle un autre administrateur qui peut se connecter ?
account-recovery-other-admin-yes = Oui, il y a un autre administrateur
account-recovery-other-admin-no = Non, c’est le seul compte administrateur
