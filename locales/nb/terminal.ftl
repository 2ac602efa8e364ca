## Spørsmål

ask-keys = Piltaster eller et nummer, og så Enter; skriv for å snevre inn listen; Esc går tilbake.
ask-number = Nummer:
ask-invalid = Skriv et tall fra 1 til { $count }.
ask-change = Endre et svar
ask-change-which = Hvilket svar?
ask-language = Bytt språk
ask-next = Hva nå?
ask-done = Ferdig
ask-quit = Avslutt
ask-links = Lenker
ask-steps = Trinn
ask-answers = Svarene dine
ask-heard = Lest ut av ordene dine
ask-found = Artiklene som passer best til ordene dine; trinnene derfra kommer først
ask-inferred = Ikke spurt om, fordi disse artiklene avgjør det
ask-widen = Spør om alt, uansett hva jeg skrev
ask-not-in-language = på { $language }

## Søk

search-nothing = Fant ingenting om «{ $query }».
search-try-ask = Svar heller på noen få spørsmål: { $command }
search-more =
    { $count ->
        [one] 1 artikkel til; vis den med { $option }
       *[other] { $count } artikler til; vis dem med { $option }
    }
