## 提问

ask-keys = 用方向键或编号选择，再按 Enter；输入文字可缩小列表；Esc 返回。
ask-number = 编号：
ask-invalid = 请输入 1 到 { $count } 之间的数字。
ask-change = 更改一个回答
ask-change-which = 更改哪个回答？
ask-language = 切换语言
ask-next = 接下来做什么？
ask-done = 完成
ask-quit = 退出
ask-links = 链接
ask-steps = 步骤
ask-answers = 已给出的回答
ask-heard = 从您的话中得知
ask-found = 最符合您所说内容的文章，其中的步骤排在前面
ask-inferred = 这些文章已能确定，因此未再询问
ask-widen = 不管我写了什么，全部都问
ask-not-in-language = { $language }版

## 搜索

search-nothing = 未找到与“{ $query }”相关的文章。
search-try-ask = 也可以回答几个问题：{ $command }
search-more = 还有 { $count } 篇文章，可用 { $option } 显示
