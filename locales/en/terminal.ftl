## Asking

ask-keys = Arrow keys or a number, then Enter; typing narrows the list; Esc goes back.
ask-number = Number:
ask-invalid = Type a number from 1 to { $count }.
ask-change = Change an answer
ask-change-which = Which answer?
ask-language = Change the language
ask-next = What next?
ask-done = Done
ask-quit = Quit
ask-links = Links
ask-steps = Steps
ask-answers = Answers given
ask-heard = Read from your words
ask-found = Articles that fit your words best; their steps come first
ask-inferred = Not asked, because these articles settle it
ask-widen = Ask everything, whatever my words were
ask-not-in-language = in { $language }

## Searching

search-nothing = Nothing found for “{ $query }”.
search-try-ask = Answer a few questions instead: { $command }
search-more =
    { $count ->
        [one] 1 more article; show it with { $option }
       *[other] { $count } more articles; show them with { $option }
    }
