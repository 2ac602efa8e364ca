## 質問

ask-keys = 矢印キーまたは番号で選んで Enter、文字入力で絞り込み、Esc で戻ります。
ask-number = 番号:
ask-invalid = 1 から { $count } までの番号を入力してください。
ask-change = 回答を変更する
ask-change-which = どの回答を変更しますか?
ask-language = 言語を切り替える
ask-next = 次はどうしますか?
ask-done = 完了
ask-quit = 終了
ask-links = リンク
ask-steps = 手順
ask-answers = これまでの回答
ask-heard = 入力された言葉から読み取ったこと
ask-found = 入力された言葉に最もよく合う記事 (その手順を先に表示します)
ask-inferred = これらの記事から決まるため、質問を省略した項目
ask-widen = 入力した言葉に関係なく、すべて質問する
ask-not-in-language = { $language }版

## 検索

search-nothing = 「{ $query }」に一致する記事はありません。
search-try-ask = 質問に答えて探すこともできます: { $command }
search-more = ほか { $count } 件あります。{ $option } で表示できます。
