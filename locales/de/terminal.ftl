## Fragen

ask-keys = Pfeiltasten oder eine Nummer, dann die Eingabetaste; Tippen grenzt die Liste ein; Esc geht zurück.
ask-number = Nummer:
ask-invalid = Geben Sie eine Zahl von 1 bis { $count } ein.
ask-change = Eine Antwort ändern
ask-change-which = Welche Antwort?
ask-language = Sprache wechseln
ask-next = Wie geht es weiter?
ask-done = Fertig
ask-quit = Beenden
ask-links = Links
ask-steps = Schritte
ask-answers = Gegebene Antworten
ask-heard = Aus Ihren Worten gelesen
ask-found = Artikel, die am besten zu Ihren Worten passen; ihre Schritte kommen zuerst
ask-inferred = Nicht gefragt, weil diese Artikel es entscheiden
ask-widen = Alles fragen, ungeachtet meiner Worte
ask-not-in-language = auf { $language }

## Suchen

search-nothing = Nichts gefunden für „{ $query }“.
search-try-ask = Beantworten Sie stattdessen ein paar Fragen: { $command }
search-more =
    { $count ->
        [one] 1 weiterer Artikel; zu sehen mit { $option }
       *[other] { $count } weitere Artikel; zu sehen mit { $option }
    }
