account-recovery-title = Kom inn på kontoen igjen
account-recovery-intro = Svar på noen få spørsmål, så får du trinnene som passer for deg. Ingenting av det du velger, blir lagret.

account-recovery-forgot = Hva har skjedd?
account-recovery-forgot-password = Jeg har glemt passordet
account-recovery-forgot-username = Jeg har glemt brukernavnet
account-recovery-forgot-code = Telefonen er borte eller ny, eller koden kommer ikke
account-recovery-forgot-locked = Kontoen min er låst, deaktivert eller blokkert
account-recovery-forgot-hacked = Noen andre bruker kontoen min
account-recovery-forgot-nothing = Jeg husker passordet, men det har utløpt, eller jeg vil endre det
account-recovery-forgot-guest = Jeg er invitert som gjest og kommer ikke inn
account-recovery-forgot-admin-access = Organisasjonen har mistet tilgangen til administratorkontoen
account-recovery-forgot-help-user = Jeg er administrator og vil hjelpe noen andre

account-recovery-account = Hva slags konto gjelder det?
account-recovery-account-hint = En konto du har fått på jobben eller skolen, tilhører dem. En personlig konto, for eksempel til Outlook.com eller Xbox, er din egen.
account-recovery-account-work = En jobb- eller skolekonto
account-recovery-account-personal = En personlig Microsoft-konto

account-recovery-role = Er det en administratorkonto?
account-recovery-role-hint = En administrator styrer kontoene i hele organisasjonen.
account-recovery-role-user = Nei, en vanlig brukerkonto
account-recovery-role-admin = Ja, en administratorkonto

account-recovery-signed-in = Er du fortsatt logget på et sted?
account-recovery-signed-in-hint = For eksempel på en annen datamaskin, på telefonen eller i en nettleser som husker påloggingen.
account-recovery-signed-in-yes = Ja, på en enhet eller i en nettleser
account-recovery-signed-in-no = Nei, ingen steder

account-recovery-other-admin = Har organisasjonen en annen administrator som får logget på?
account-recovery-other-admin-yes = Ja, det finnes en annen administrator
account-recovery-other-admin-no = Nei, dette er den eneste administratorkontoen
