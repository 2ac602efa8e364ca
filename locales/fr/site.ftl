## Noms et chemins

site-name = Centre d’aide
skip-to-content = Aller au contenu
home = Accueil
menu = Menu principal
menu-path = Vous êtes ici
language = Langue
languages-title = Choisissez votre langue
all-articles = Tous les articles
troubleshoot = Dépannage
troubleshooters = Assistants de dépannage

## Accueil

home-title = Comment pouvons-nous vous aider ?
home-start = Commencez ici
home-more-troubleshooters = Autres assistants
home-articles = Parcourir les articles
home-recent = Mis à jour récemment
article-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }

## Recherche

search = Rechercher
search-label = Rechercher de l’aide
search-title = Recherche
search-title-for = Recherche : { $query }
search-count =
    { $count ->
        [one] { $count } article trouvé
       *[other] { $count } articles trouvés
    }
search-none = Aucun résultat pour « { $query } »
search-none-hint = Vérifiez l’orthographe, ou essayez avec moins de mots ou des mots plus généraux.
search-did-you-mean = Vouliez-vous dire :
search-shown = Voici les résultats pour « { $query } ».
search-literal = Rechercher plutôt « { $query } »
search-filters = Filtres
search-filter-remove = Retirer le filtre : { $value }
search-filters-clear = Retirer tous les filtres
search-none-filtered = Aucun article ne correspond à tous les filtres. Retirez-en un pour en voir davantage.
search-sort = Trier par
search-sort-relevance = Pertinence
search-sort-date = Plus récents d’abord
facet-audience = Public
facet-collection = Service ou collection
facet-translation = Traduction
facet-since = Mise à jour
facet-count = ({ $count })
translation-human = Traduction humaine
updated-30-days = Ces 30 derniers jours
updated-half-year = Ces six derniers mois
updated-year = Ces 12 derniers mois
updated-two-years = Ces deux dernières années
updated-five-years = Ces cinq dernières années
updated-since = Depuis le { $date }
updated-since-year = Depuis { $year }
search-filters-more = En afficher { $count } de plus
search-page = Page { $page } sur { $pages }
search-pages = Pages de résultats
search-previous = Page précédente
search-next = Page suivante
search-other-ways = D’autres moyens de trouver de l’aide
search-troubleshoot = Répondre plutôt à quelques questions
search-no-script = Sans JavaScript, la recherche ne fonctionne que si un serveur y répond. Si rien ne s’affiche, utilisez la liste de tous les articles ou l’assistant de dépannage.
search-busy = La recherche est très sollicitée en ce moment. Réessayez dans un instant.
search-failed = La recherche n’a pas pu être chargée. Vérifiez votre connexion et réessayez, ou utilisez l’un des autres moyens ci-dessous.

## Articles

articles-title = Tous les articles de A à Z
articles-letters = Aller à une lettre
articles-filter = N’afficher que les titres contenant
articles-filter-none = Aucun titre ne contient ces mots.
articles-other = Autres
article-updated = Dernière mise à jour
article-contents = Sur cette page
article-related = Articles connexes
badge-machine = Traduction automatique
badge-outdated = Plus ancien que l’original
notice-fallback = Cet article n’est pas encore disponible dans votre langue. Vous le lisez en { $language }.
notice-machine = Cet article a été traduit automatiquement. Certaines formulations peuvent être inexactes.
notice-outdated = L’article d’origine a été modifié depuis cette traduction.
notice-original = Lire l’original
notice-open = Ouvrir l’article en { $language }
article-edit = Modifier cet article
sides = Comparer avec l’original
sides-source = Original
sides-translation = Traduction
video = Regarder la vidéo
image = Image
table = Tableau
footnote-back = Retour au texte
copy = Copier
copied = Copié

alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-caution = Attention
alert-warning = Avertissement

## Assistant de dépannage

back = Retour
start-now = Commencer
start-again = Recommencer
choice-unknown = Je ne sais pas
choice-none = Aucune de ces réponses
choice-none-search = Rechercher avec ces mots : { $query }
question-next = Choisissez une réponse pour continuer.
your-answers = Vos réponses
change = Modifier
change-answer = Modifier votre réponse : { $question }
change-note = Vous modifiez cette réponse. Vos autres réponses sont conservées tant qu’elles restent valables.
change-cancel = Garder ma réponse
answer-now = Votre réponse actuelle
which-title = Laquelle de ces situations vous correspond ?
which-none = Aucune : l’article entier
which-again = Choisir à nouveau
map-title = Toutes les questions et tous les résultats
map-list = En liste
map-picture = En image
map-steps = Les étapes et les phrases dont elles sont tirées
map-block = bloc { $number }
flow-moved = L’assistant a changé depuis la création de cette adresse. Vos réponses mènent jusqu’ici.
outcome-title = Ce que vous pouvez faire maintenant
outcome-step-count =
    { $count ->
        [one] { $count } étape pour vous
       *[other] { $count } étapes pour vous
    }
outcome-from = Extrait de l’article :
outcome-more =
    { $count ->
        [one] { $count } autre étape
       *[other] { $count } autres étapes
    }
outcome-empty = Aucune étape n’est prévue pour ces réponses. Cherchez dans les articles, ou faites-vous aider par une personne.
outcome-solved = Votre problème est-il résolu ?
outcome-yes = Oui
outcome-yes-text = Parfait. Vous pouvez fermer cette page.
outcome-no = Non, j’ai encore besoin d’aide
outcome-next = Essayez ensuite ceci
outcome-still = Non, cela n’a pas aidé non plus
outcome-page = Cette page
outcome-no-answers = Relisez vos réponses ci-dessus et modifiez celle qui ne convient pas tout à fait.
outcome-no-search = Rechercher dans tous les articles
outcome-support = Contacter l’assistance
outcome-support-text = Joignez vos réponses : on ne vous les redemandera pas.
outcome-copy = Copier les réponses et les étapes
outcome-mail = Envoyer par e-mail
print = Imprimer

## Quand quelque chose ne va pas

not-found-title = Cette page n’existe pas
not-found-text = L’adresse est peut-être mal saisie, ou la page a été déplacée. Cherchez-la, ou repartez de l’accueil.
moved-title = Cette page a été déplacée
error-title = Un problème est survenu de notre côté
error-text = Réessayez dans un instant. Si le problème persiste, repartez de l’accueil.

## Sujets des articles fournis

service-account-recovery = Retrouver l’accès à votre compte
service-security = Rester en sécurité
service-sign-in = Se connecter
