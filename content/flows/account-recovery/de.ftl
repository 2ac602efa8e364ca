account-recovery-title = Wieder ins Konto kommen
account-recovery-intro = Beantworten Sie einige Fragen, und Sie sehen die Schritte für Ihre Situation. Ihre Auswahl wird nicht gespeichert.

account-recovery-forgot = Was ist passiert?
account-recovery-forgot-password = Ich habe mein Kennwort vergessen
account-recovery-forgot-username = Ich habe meinen Benutzernamen vergessen
account-recovery-forgot-code = Mein Smartphone ist weg oder neu, oder es kommt kein Code an
account-recovery-forgot-locked = Mein Konto ist gesperrt, deaktiviert oder blockiert
account-recovery-forgot-hacked = Jemand anderes benutzt mein Konto
account-recovery-forgot-nothing = Ich kenne mein Kennwort, aber es ist abgelaufen, oder ich möchte es ändern
account-recovery-forgot-guest = Ich bin als Gast eingeladen und komme nicht hinein
account-recovery-forgot-admin-access = Unsere Organisation hat keinen Zugriff mehr auf ihr Administratorkonto
account-recovery-forgot-help-user = Ich bin Administrator und möchte jemand anderem helfen

account-recovery-account = Um welche Art von Konto geht es?
account-recovery-account-hint = Ein Konto vom Arbeitgeber oder von der Schule gehört der Organisation. Ein persönliches Konto, etwa für Outlook.com oder Xbox, gehört Ihnen.
account-recovery-account-work = Geschäfts-, Schul- oder Unikonto
account-recovery-account-personal = Persönliches Microsoft-Konto

account-recovery-role = Ist es ein Administratorkonto?
account-recovery-role-hint = Administratoren verwalten die Konten der ganzen Organisation.
account-recovery-role-user = Nein, ein normales Benutzerkonto
account-recovery-role-admin = Ja, ein Administratorkonto

account-recovery-signed-in = Sind Sie noch irgendwo angemeldet?
account-recovery-signed-in-hint = Zum Beispiel auf einem anderen Computer, auf Ihrem Smartphone oder in einem Browser, der Ihre Anmeldung gespeichert hat.
account-recovery-signed-in-yes = Ja, auf einem Gerät oder in einem Browser
account-recovery-signed-in-no = Nein, nirgends

account-recovery-other-admin = Gibt es in Ihrer Organisation einen anderen Administrator, der sich anmelden kann?
account-recovery-other-admin-yes = Ja, es gibt einen anderen Administrator
account-recovery-other-admin-no = Nein, es ist das einzige Administratorkonto
