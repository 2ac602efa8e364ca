## Navn og veier

site-name = Hjelpesenter
skip-to-content = Gå til innholdet
home = Hjem
menu = Hovedmeny
menu-path = Du er her
language = Språk
languages-title = Velg språk
all-articles = Alle artikler
troubleshoot = Veiviser
troubleshooters = Veivisere

## Forside

home-title = Hva kan vi hjelpe deg med?
home-start = Begynn her
home-more-troubleshooters = Flere veivisere
home-articles = Bla i artiklene
home-recent = Sist oppdatert
article-count =
    { $count ->
        [one] 1 artikkel
       *[other] { $count } artikler
    }

## Søk

search = Søk
search-label = Søk etter hjelp
search-title = Søk
search-title-for = Søk: { $query }
search-count =
    { $count ->
        [one] Fant 1 artikkel
       *[other] Fant { $count } artikler
    }
search-none = Fant ingenting om «{ $query }»
search-none-hint = Se etter skrivefeil, eller prøv færre eller mer generelle ord.
search-did-you-mean = Mente du:
search-shown = Viser treff for «{ $query }».
search-literal = Søk heller etter «{ $query }»
search-filters = Filtre
search-filter-remove = Fjern filteret: { $value }
search-filters-clear = Fjern alle filtre
search-none-filtered = Ingen artikler passer med alle filtrene. Fjern ett for å se flere.
search-sort = Sorter etter
search-sort-relevance = Relevans
search-sort-date = Nyeste først
facet-audience = Målgruppe
facet-collection = Tjeneste eller samling
facet-translation = Oversettelse
facet-since = Oppdatert
facet-count = ({ $count })
translation-human = Oversatt av mennesker
updated-30-days = Siste 30 dager
updated-half-year = Siste halvår
updated-year = Siste 12 måneder
updated-two-years = Siste to år
updated-five-years = Siste fem år
updated-since = Siden { $date }
updated-since-year = Siden { $year }
search-filters-more = Vis { $count } til
search-page = Side { $page } av { $pages }
search-pages = Resultatsider
search-previous = Forrige side
search-next = Neste side
search-other-ways = Andre måter å finne hjelp på
search-troubleshoot = Svar heller på noen få spørsmål
search-no-script = Uten JavaScript virker søket bare der en server svarer på det. Kommer det ingen treff, kan du bruke listen over alle artikler eller veiviseren.
search-busy = Det er stor pågang i søket akkurat nå. Prøv igjen om et øyeblikk.
search-failed = Søket kunne ikke lastes inn. Sjekk nettforbindelsen og prøv igjen, eller bruk en av de andre måtene nedenfor.

## Artikler

articles-title = Alle artikler fra A til Å
articles-letters = Gå til en bokstav
articles-filter = Vis bare titler som inneholder
articles-filter-none = Ingen titler inneholder dette.
articles-other = Andre
article-updated = Sist oppdatert
article-contents = På denne siden
article-related = Beslektede artikler
badge-machine = Maskinoversatt
badge-outdated = Eldre enn originalen
notice-fallback = Denne artikkelen finnes ikke på språket ditt ennå. Du leser den på { $language }.
notice-machine = Denne artikkelen er maskinoversatt. Enkelte formuleringer kan være feil.
notice-outdated = Originalen er endret etter at denne oversettelsen ble laget.
notice-original = Les originalen
notice-open = Åpne den på { $language }
article-edit = Rediger denne artikkelen
sides = Sammenlign med originalen
sides-source = Original
sides-translation = Oversettelse
video = Se videoen
image = Bilde
table = Tabell
footnote-back = Tilbake til teksten
copy = Kopier
copied = Kopiert

alert-note = Merk
alert-tip = Tips
alert-important = Viktig
alert-caution = Forsiktig
alert-warning = Advarsel

## Veiviser

back = Tilbake
start-now = Start nå
start-again = Begynn på nytt
choice-unknown = Vet ikke
choice-none = Ingen av disse
choice-none-search = Søk med disse ordene: { $query }
question-next = Velg et svar for å gå videre.
your-answers = Svarene dine
change = Endre
change-answer = Endre svaret ditt: { $question }
change-note = Du endrer dette svaret. De andre svarene beholdes så lenge de fortsatt passer.
change-cancel = Behold svaret mitt
answer-now = Svaret ditt nå
which-title = Hva av dette gjelder deg?
which-none = Ingen av disse: hele artikkelen
which-again = Velg på nytt
map-title = Alle spørsmål og utfall
map-list = Som liste
map-picture = Som bilde
map-steps = Trinnene, og setningene de er lest ut av
map-block = blokk { $number }
flow-moved = Veiviseren er endret siden denne adressen ble laget. Svarene dine fører hit.
outcome-title = Dette kan du gjøre nå
outcome-step-count =
    { $count ->
        [one] 1 trinn for deg
       *[other] { $count } trinn for deg
    }
outcome-from = Fra artikkelen:
outcome-more =
    { $count ->
        [one] 1 trinn til
       *[other] { $count } trinn til
    }
outcome-empty = Det finnes ingen ferdige trinn for disse svarene. Søk i artiklene, eller kontakt kundestøtte.
outcome-solved = Løste dette problemet?
outcome-yes = Ja
outcome-yes-text = Så bra! Du kan lukke denne siden.
outcome-no = Nei, jeg trenger mer hjelp
outcome-next = Prøv dette nå
outcome-still = Nei, det hjalp heller ikke
outcome-page = Denne siden
outcome-no-answers = Se gjennom svarene dine ovenfor, og endre det som ikke helt passer.
outcome-no-search = Søk i alle artikler
outcome-support = Snakk med kundestøtte
outcome-support-text = Ta med svarene dine, så slipper du å svare på nytt:
outcome-copy = Kopier svar og trinn
outcome-mail = Send på e-post
print = Skriv ut

## Når noe er galt

not-found-title = Siden finnes ikke
not-found-text = Adressen kan være feilskrevet, eller siden kan være flyttet. Søk etter den, eller begynn på forsiden.
moved-title = Denne siden er flyttet
error-title = Noe gikk galt hos oss
error-text = Prøv igjen om et øyeblikk. Begynn på forsiden hvis det ikke hjelper.

## Emner i de innebygde artiklene

service-account-recovery = Kom inn på kontoen igjen
service-security = Hold deg trygg
service-sign-in = Logg på
