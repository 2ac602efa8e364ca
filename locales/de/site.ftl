## Namen und Wege

site-name = Hilfecenter
skip-to-content = Zum Inhalt springen
home = Startseite
menu = Hauptmenü
menu-path = Sie sind hier
language = Sprache
languages-title = Sprache wählen
all-articles = Alle Artikel
troubleshoot = Hilfe-Assistent
troubleshooters = Hilfe-Assistenten

## Startseite

home-title = Wie können wir Ihnen helfen?
home-start = Hier beginnen
home-more-troubleshooters = Weitere Hilfe-Assistenten
home-articles = In den Artikeln blättern
home-recent = Zuletzt aktualisiert
article-count =
    { $count ->
        [one] 1 Artikel
       *[other] { $count } Artikel
    }

## Suche

search = Suchen
search-label = Nach Hilfe suchen
search-title = Suche
search-title-for = Suche: { $query }
search-count =
    { $count ->
        [one] 1 Artikel gefunden
       *[other] { $count } Artikel gefunden
    }
search-none = Nichts gefunden für „{ $query }“
search-none-hint = Prüfen Sie die Schreibweise, oder versuchen Sie es mit weniger oder allgemeineren Wörtern.
search-did-you-mean = Meinten Sie:
search-shown = Angezeigt werden Ergebnisse für „{ $query }“.
search-literal = Stattdessen nach „{ $query }“ suchen
search-filters = Filter
search-filter-remove = Filter entfernen: { $value }
search-filters-clear = Alle Filter entfernen
search-none-filtered = Kein Artikel passt zu allen Filtern. Entfernen Sie einen, um mehr zu sehen.
search-sort = Sortieren nach
search-sort-relevance = Relevanz
search-sort-date = Neueste zuerst
facet-audience = Zielgruppe
facet-collection = Dienst oder Sammlung
facet-translation = Übersetzung
facet-since = Aktualisiert
facet-count = ({ $count })
translation-human = Von Menschen übersetzt
updated-30-days = In den letzten 30 Tagen
updated-half-year = In den letzten sechs Monaten
updated-year = In den letzten 12 Monaten
updated-two-years = In den letzten zwei Jahren
updated-five-years = In den letzten fünf Jahren
updated-since = Seit { $date }
updated-since-year = Seit { $year }
search-filters-more = { $count } weitere anzeigen
search-page = Seite { $page } von { $pages }
search-pages = Ergebnisseiten
search-previous = Vorherige Seite
search-next = Nächste Seite
search-other-ways = Andere Wege zur Hilfe
search-troubleshoot = Stattdessen ein paar Fragen beantworten
search-no-script = Ohne JavaScript funktioniert die Suche nur dort, wo ein Server sie beantwortet. Erscheint nichts, helfen die Liste aller Artikel und der Hilfe-Assistent.
search-busy = Die Suche ist gerade ausgelastet. Bitte versuchen Sie es gleich noch einmal.
search-failed = Die Suche konnte nicht geladen werden. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal, oder nutzen Sie die anderen Wege weiter unten.

## Artikel

articles-title = Alle Artikel von A bis Z
articles-letters = Zu einem Buchstaben springen
articles-filter = Nur Titel zeigen, die Folgendes enthalten
articles-filter-none = Kein Titel enthält das.
articles-other = Sonstige
article-updated = Zuletzt aktualisiert
article-contents = Auf dieser Seite
article-related = Verwandte Artikel
badge-machine = Maschinell übersetzt
badge-outdated = Älter als das Original
notice-fallback = Diesen Artikel gibt es noch nicht in Ihrer Sprache. Sie lesen ihn auf { $language }.
notice-machine = Dieser Artikel wurde maschinell übersetzt. Einzelne Formulierungen können falsch sein.
notice-outdated = Das Original wurde geändert, nachdem diese Übersetzung entstanden ist.
notice-original = Original lesen
notice-open = Artikel auf { $language } öffnen
article-edit = Diesen Artikel bearbeiten
sides = Mit dem Original vergleichen
sides-source = Original
sides-translation = Übersetzung
video = Video ansehen
image = Bild
table = Tabelle
footnote-back = Zurück zum Text
copy = Kopieren
copied = Kopiert

alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-caution = Vorsicht
alert-warning = Warnung

## Hilfe-Assistent

back = Zurück
start-now = Jetzt starten
start-again = Neu beginnen
choice-unknown = Weiß ich nicht
choice-none = Nichts davon
choice-none-search = Mit diesen Worten suchen: { $query }
question-next = Wählen Sie eine Antwort, um fortzufahren.
your-answers = Ihre Antworten
change = Ändern
change-answer = Ihre Antwort ändern: { $question }
change-note = Sie ändern diese Antwort. Ihre übrigen Antworten bleiben erhalten, soweit sie noch passen.
change-cancel = Antwort behalten
answer-now = Ihre jetzige Antwort
which-title = Was davon trifft zu?
which-none = Nichts davon: der ganze Artikel
which-again = Neu wählen
map-title = Alle Fragen und Ergebnisse
map-list = Als Liste
map-picture = Als Bild
map-steps = Die Schritte und die Sätze, aus denen sie gelesen wurden
map-block = Block { $number }
flow-moved = Der Hilfe-Assistent wurde geändert, seit diese Adresse entstanden ist. Bis hierher führen Ihre Antworten.
outcome-title = Das können Sie jetzt tun
outcome-step-count =
    { $count ->
        [one] 1 Schritt für Sie
       *[other] { $count } Schritte für Sie
    }
outcome-from = Aus dem Artikel:
outcome-more =
    { $count ->
        [one] 1 weiterer Schritt
       *[other] { $count } weitere Schritte
    }
outcome-empty = Für diese Antworten gibt es keine fertigen Schritte. Durchsuchen Sie die Artikel, oder lassen Sie sich von einem Menschen helfen.
outcome-solved = Ist das Problem damit gelöst?
outcome-yes = Ja
outcome-yes-text = Das freut uns. Sie können diese Seite schließen.
outcome-no = Nein, ich brauche weiter Hilfe
outcome-next = Versuchen Sie als Nächstes dies
outcome-still = Nein, das hat auch nicht geholfen
outcome-page = Diese Seite
outcome-no-answers = Sehen Sie Ihre Antworten oben noch einmal durch, und ändern Sie, was nicht ganz passt.
outcome-no-search = Alle Artikel durchsuchen
outcome-support = Support kontaktieren
outcome-support-text = Nehmen Sie Ihre Antworten mit, dann muss niemand noch einmal fragen:
outcome-copy = Antworten und Schritte kopieren
outcome-mail = Per E-Mail senden
print = Drucken

## Wenn etwas nicht stimmt

not-found-title = Diese Seite gibt es nicht
not-found-text = Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen. Suchen Sie danach, oder beginnen Sie auf der Startseite.
moved-title = Diese Seite ist umgezogen
error-title = Bei uns ist etwas schiefgegangen
error-text = Bitte versuchen Sie es gleich noch einmal. Hilft das nicht, beginnen Sie auf der Startseite.

## Themen der mitgelieferten Artikel

service-account-recovery = Wieder ins Konto kommen
service-security = Sicher bleiben
service-sign-in = Anmelden
