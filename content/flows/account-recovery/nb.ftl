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

account-recovery-code = Hva er galt med telefonen eller koden?
account-recovery-code-old-phone = Jeg har fått ny telefon, og den gamle virker fortsatt
account-recovery-code-number = Telefonen er borte, men jeg har det samme nummeret
account-recovery-code-neither = Jeg har verken den gamle telefonen eller det gamle nummeret
account-recovery-code-app = Det kommer ikke noe varsel i godkjennerappen
account-recovery-code-text = Det kommer ingen SMS, oppringning eller e-post
account-recovery-code-refused = Koden kommer, men blir ikke godtatt

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
