## Names and ways

site-name = Help centre
skip-to-content = Skip to the content
home = Home
menu = Main menu
menu-path = You are here
language = Language
languages-title = Choose your language
all-articles = All articles
troubleshoot = Troubleshooter
troubleshooters = Troubleshooters

## Home

home-title = How can we help you?
home-start = Start here
home-more-troubleshooters = More ways to find out
home-articles = Browse the articles
home-recent = Updated most recently
article-count =
    { $count ->
        [one] 1 article
       *[other] { $count } articles
    }

## Search

search = Search
search-label = Search for help
search-title = Search
search-title-for = Search: { $query }
search-count =
    { $count ->
        [one] 1 article found
       *[other] { $count } articles found
    }
search-none = Nothing found for “{ $query }”
search-none-hint = Check the spelling, or try fewer or more general words.
search-did-you-mean = Did you mean:
search-shown = Showing results for “{ $query }”.
search-literal = Search instead for “{ $query }”
search-filters = Filters
search-filter-remove = Remove filter: { $value }
search-filters-clear = Remove all filters
search-none-filtered = No article fits all the filters. Remove one to see more.
search-sort = Sort by
search-sort-relevance = Relevance
search-sort-date = Newest first
facet-audience = Audience
facet-collection = Service or collection
facet-translation = Translation
facet-since = Updated
facet-count = ({ $count })
translation-human = Translated by people
updated-30-days = In the last 30 days
updated-half-year = In the last six months
updated-year = In the last 12 months
updated-two-years = In the last two years
updated-five-years = In the last five years
updated-since = Since { $date }
updated-since-year = Since { $year }
search-filters-more = Show { $count } more
search-page = Page { $page } of { $pages }
search-pages = Result pages
search-previous = Previous page
search-next = Next page
search-other-ways = Other ways to find help
search-troubleshoot = Answer a few questions instead
search-no-script = Without JavaScript, search works only where a server answers it. If nothing comes up, use the list of all articles or the troubleshooter.
search-busy = Search is busy right now. Please try again in a moment.
search-failed = Search could not be loaded. Check your connection and try again, or use the other ways below.

## Articles

articles-title = All articles from A to Z
articles-letters = Jump to a letter
articles-filter = Show only titles that contain
articles-filter-none = No title contains that.
articles-other = Other
article-updated = Last updated
article-contents = On this page
article-related = Related articles
badge-machine = Machine-translated
badge-outdated = Older than the original
notice-fallback = This article is not available in your language yet. You are reading it in { $language }.
notice-machine = This article was translated by a machine. The wording may be wrong in places.
notice-outdated = The original article has changed since this translation was made.
notice-original = Read the original
notice-open = Open it in { $language }
article-edit = Edit this article
sides = Compare with the original
sides-source = Original
sides-translation = Translation
video = Watch the video
image = Picture
table = Table
footnote-back = Back to the text
copy = Copy
copied = Copied

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-caution = Caution
alert-warning = Warning

## Troubleshooter

back = Back
start-now = Start now
start-again = Start again
choice-unknown = I don’t know
choice-none = None of these
choice-none-search = Search with these words: { $query }
question-next = Choose an answer to go on.
your-answers = Your answers
change = Change
change-answer = Change your answer: { $question }
change-note = You are changing this answer. Your other answers are kept as long as they still fit.
change-cancel = Keep my answer
answer-now = Your answer now
which-title = Which of these fits?
which-none = None of these: the whole article
which-again = Choose again
map-title = All questions and outcomes
map-list = As a list
map-picture = As a picture
map-steps = The steps, and the sentences they were read from
map-block = block { $number }
flow-moved = This troubleshooter has changed since that address was made. Your answers lead as far as this page.
outcome-title = What you can do now
outcome-step-count =
    { $count ->
        [one] 1 step for you
       *[other] { $count } steps for you
    }
outcome-from = From the article:
outcome-more =
    { $count ->
        [one] 1 more step
       *[other] { $count } more steps
    }
outcome-empty = There are no ready steps for these answers. Search the articles, or get help from a person.
outcome-solved = Did this solve the problem?
outcome-yes = Yes
outcome-yes-text = Good to hear. You can close this page.
outcome-no = No, I still need help
outcome-next = Try this next
outcome-still = No, that did not help either
outcome-page = This page
outcome-no-answers = Look through your answers above, and change one that does not quite fit.
outcome-no-search = Search all articles
outcome-support = Get help from a person
outcome-support-text = Take your answers along, so that nobody has to ask again:
outcome-copy = Copy answers and steps
outcome-mail = Send by email
print = Print

## When something is wrong

not-found-title = This page does not exist
not-found-text = The address may be mistyped, or the page may have moved. Search for it, or start from the home page.
moved-title = This page has moved
error-title = Something went wrong on our side
error-text = Please try again in a moment. If it does not help, start from the home page.

## Topics of the built-in articles

service-account-recovery = Get back into your account
service-security = Stay safe
service-sign-in = Sign in
