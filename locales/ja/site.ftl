## 名前と案内

site-name = ヘルプ センター
skip-to-content = 本文へ移動
home = ホーム
menu = メイン メニュー
menu-path = 現在の位置
language = 言語
languages-title = 言語を選んでください
all-articles = すべての記事
troubleshoot = 解決ガイド
troubleshooters = 解決ガイド

## ホーム

home-title = どのようなことでお困りですか?
home-start = まずはこちらから
home-more-troubleshooters = その他の解決ガイド
home-articles = 記事の一覧
home-recent = 最近更新された記事
article-count = { $count } 件の記事

## 検索

search = 検索
search-label = 何についてお調べですか?
search-title = 検索
search-title-for = 検索: { $query }
search-count = { $count } 件の記事が見つかりました
search-none = 「{ $query }」に一致する記事はありません
search-none-hint = 入力に誤りがないか確認するか、語の数を減らす、または一般的な語に変えてみてください。
search-did-you-mean = もしかして:
search-shown = 「{ $query }」の検索結果を表示しています。
search-literal = 代わりに「{ $query }」を検索する
search-filters = 絞り込み
search-filter-remove = 絞り込みを解除: { $value }
search-filters-clear = 絞り込みをすべて解除
search-none-filtered = すべての条件に合う記事はありません。条件を減らしてみてください。
search-sort = 並べ替え
search-sort-relevance = 関連度順
search-sort-date = 新しい順
facet-audience = 対象者
facet-collection = サービスまたはコレクション
facet-translation = 翻訳
facet-since = 更新日
facet-count = （{ $count }）
translation-human = 人による翻訳
updated-30-days = 過去 30 日以内
updated-half-year = 過去 6 か月以内
updated-year = 過去 1 年以内
updated-two-years = 過去 2 年以内
updated-five-years = 過去 5 年以内
updated-since = { $date }以降
updated-since-year = { $year } 年以降
search-filters-more = ほか { $count } 件を表示
search-page = { $page } / { $pages } ページ
search-pages = 検索結果のページ
search-previous = 前のページ
search-next = 次のページ
search-other-ways = ほかの探し方
search-troubleshoot = 質問に答えて解決方法を探す
search-no-script = JavaScript を使わない場合、検索できるのはサーバーが応答するサイトだけです。何も表示されないときは、すべての記事の一覧か解決ガイドをご利用ください。
search-busy = ただいま検索が混み合っています。しばらくしてからもう一度お試しください。
search-failed = 検索機能を読み込めませんでした。インターネット接続を確認してもう一度検索するか、下のほかの探し方をお試しください。

## 記事

articles-title = すべての記事 (かな・漢字・アルファベット順)
articles-letters = 頭文字へ移動
articles-filter = 次の語を含むタイトルだけを表示
articles-filter-none = その語を含むタイトルはありません。
articles-other = その他
article-updated = 最終更新日
article-contents = このページの内容
article-related = 関連記事
badge-machine = 機械翻訳
badge-outdated = 原文より古い翻訳
notice-fallback = この記事の日本語版はまだありません。{ $language }で表示しています。
notice-machine = この記事は機械翻訳です。不正確な表現が含まれていることがあります。
notice-outdated = この翻訳のあとで、原文が更新されています。
notice-original = 原文を読む
notice-open = { $language }の記事を開く
article-edit = この記事を編集
sides = 原文と比べる
sides-source = 原文
sides-translation = 翻訳
video = 動画を見る
image = 画像
table = 表
footnote-back = 本文に戻る
copy = コピー
copied = コピーしました

alert-note = メモ
alert-tip = ヒント
alert-important = 重要
alert-caution = 注意
alert-warning = 警告

## 解決ガイド

back = 戻る
start-now = 始める
start-again = 最初からやり直す
choice-unknown = わからない
choice-none = どれにも当てはまらない
choice-none-search = 次の言葉で検索: { $query }
question-next = 当てはまるものを選ぶと次へ進みます。
your-answers = これまでの回答
change = 変更
change-answer = 回答を変更: { $question }
change-note = この回答を変更します。ほかの回答は、引き続き当てはまる限りそのまま残ります。
change-cancel = 変更しない
answer-now = 現在の回答
which-title = 当てはまるものはどれですか?
which-none = どれにも当てはまらない (記事全体を読む)
which-again = 選び直す
map-title = すべての質問と結果
map-list = 一覧
map-picture = 図
map-steps = 手順と、その根拠になった文
map-block = ブロック { $number }
flow-moved = このアドレスが作られたあとで解決ガイドが変わりました。これまでの回答で進める最後のページを表示しています。
outcome-title = 次のことをお試しください
outcome-step-count = { $count } 件の手順があります
outcome-from = 参照元の記事:
outcome-more = ほか { $count } 件の手順
outcome-empty = この回答に合う手順はありません。記事を検索するか、担当者にご相談ください。
outcome-solved = 問題は解決しましたか?
outcome-yes = はい
outcome-yes-text = よかったです。このページは閉じてかまいません。
outcome-no = いいえ、まだ困っています
outcome-next = 次にこれをお試しください
outcome-still = いいえ、これでも解決しません
outcome-page = このページ
outcome-no-answers = 上の回答を見直し、当てはまらないものがあれば変更してください。
outcome-no-search = すべての記事を検索
outcome-support = 担当者に相談する
outcome-support-text = 同じことを聞かれずに済むよう、回答を添えてください。
outcome-copy = 回答と手順をコピー
outcome-mail = メールで送る
print = 印刷

## 問題が起きたとき

not-found-title = ページが見つかりません
not-found-text = アドレスが間違っているか、ページが移動した可能性があります。検索するか、ホームからお探しください。
moved-title = このページは移動しました
error-title = こちら側で問題が発生しました
error-text = しばらくしてからもう一度お試しください。解決しない場合は、ホームからやり直してください。

## 付属の記事のトピック

service-account-recovery = アカウントへのアクセスを取り戻す
service-security = 安全に使う
service-sign-in = サインイン
