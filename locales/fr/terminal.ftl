## Questions

ask-keys = Flèches ou numéro, puis Entrée ; saisissez du texte pour réduire la liste ; Échap pour revenir.
ask-number = Numéro :
ask-invalid = Saisissez un nombre de 1 à { $count }.
ask-change = Modifier une réponse
ask-change-which = Quelle réponse ?
ask-language = Changer de langue
ask-next = Et maintenant ?
ask-done = Terminé
ask-quit = Quitter
ask-links = Liens
ask-steps = Étapes
ask-answers = Réponses données
ask-heard = Compris d’après vos mots
ask-found = Articles qui correspondent le mieux à vos mots ; leurs étapes viennent en premier
ask-inferred = Non demandé, car ces articles suffisent à le savoir
ask-widen = Tout demander, quels que soient mes mots
ask-not-in-language = en { $language }

## Recherche

search-nothing = Aucun résultat pour « { $query } ».
search-try-ask = Répondez plutôt à quelques questions : { $command }
search-more =
    { $count ->
        [one] { $count } autre article, à afficher avec { $option }
       *[other] { $count } autres articles, à afficher avec { $option }
    }
