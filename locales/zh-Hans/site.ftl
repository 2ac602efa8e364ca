## 名称与导航

site-name = 帮助中心
skip-to-content = 跳到正文
home = 首页
menu = 主菜单
menu-path = 当前位置
language = 语言
languages-title = 选择语言
all-articles = 全部文章
troubleshoot = 疑难解答
troubleshooters = 疑难解答

## 首页

home-title = 需要什么帮助？
home-start = 从这里开始
home-more-troubleshooters = 更多疑难解答
home-articles = 浏览文章
home-recent = 最近更新
article-count = { $count } 篇文章

## 搜索

search = 搜索
search-label = 您需要哪方面的帮助？
search-title = 搜索
search-title-for = 搜索：{ $query }
search-count = 找到 { $count } 篇文章
search-none = 未找到与“{ $query }”相关的文章
search-none-hint = 请检查是否有错别字，或者减少词语、换用更常见的说法。
search-did-you-mean = 您是不是要找：
search-shown = 以下是“{ $query }”的搜索结果。
search-literal = 仍然搜索“{ $query }”
search-filters = 筛选
search-filter-remove = 移除筛选条件：{ $value }
search-filters-clear = 清除所有筛选条件
search-none-filtered = 没有文章符合全部筛选条件。请移除部分条件后再试。
search-sort = 排序方式
search-sort-relevance = 按相关度
search-sort-date = 最新在前
facet-audience = 适用对象
facet-collection = 服务或合集
facet-translation = 翻译
facet-since = 更新时间
facet-count = （{ $count }）
translation-human = 人工翻译
updated-30-days = 最近 30 天
updated-half-year = 最近 6 个月
updated-year = 最近 12 个月
updated-two-years = 最近两年
updated-five-years = 最近五年
updated-since = { $date }以来
updated-since-year = { $year } 年以来
search-filters-more = 再显示 { $count } 项
search-page = 第 { $page } 页，共 { $pages } 页
search-pages = 结果分页
search-previous = 上一页
search-next = 下一页
search-other-ways = 其他查找方式
search-troubleshoot = 回答几个问题，找到解决办法
search-no-script = 未启用 JavaScript 时，只有由服务器提供搜索的网站才能搜索。如果没有结果，请查看全部文章列表或使用疑难解答。
search-busy = 当前搜索繁忙，请稍后再试。
search-failed = 无法加载搜索功能。请检查网络连接后重试，或使用下面的其他查找方式。

## 文章

articles-title = 全部文章（按拼音和字母排序）
articles-letters = 跳到首字母
articles-filter = 只显示标题包含以下内容的文章
articles-filter-none = 没有标题包含这些内容。
articles-other = 其他
article-updated = 最近更新
article-contents = 本页内容
article-related = 相关文章
badge-machine = 机器翻译
badge-outdated = 译文早于原文
notice-fallback = 本文暂无您所用语言的版本，当前以{ $language }显示。
notice-machine = 本文由机器翻译，个别表述可能不准确。
notice-outdated = 这份译文完成之后，原文已有更新。
notice-original = 阅读原文
notice-open = 打开{ $language }版文章
article-edit = 编辑本文
sides = 与原文对照
sides-source = 原文
sides-translation = 译文
video = 观看视频
image = 图片
table = 表格
footnote-back = 返回正文
copy = 复制
copied = 已复制

alert-note = 备注
alert-tip = 提示
alert-important = 重要
alert-caution = 小心
alert-warning = 警告

## 疑难解答

back = 返回
start-now = 开始
start-again = 重新开始
choice-unknown = 我不知道
choice-none = 以上都不是
choice-none-search = 用这些词搜索：{ $query }
question-next = 选择一个答案以继续。
your-answers = 您的回答
change = 更改
change-answer = 更改回答：{ $question }
change-note = 您正在更改这个回答。其他回答只要仍然适用就会保留。
change-cancel = 保留原回答
answer-now = 当前回答
which-title = 以下哪一项符合您的情况？
which-none = 以上都不是：阅读全文
which-again = 重新选择
map-title = 所有问题和结果
map-list = 列表
map-picture = 图示
map-steps = 步骤及其依据的句子
map-block = 第 { $number } 段
flow-moved = 这个网址生成之后，疑难解答已有改动。根据您的回答，可以到达的最后一步是这一页。
outcome-title = 您现在可以这样做
outcome-step-count = 为您找到 { $count } 个步骤
outcome-from = 来自文章：
outcome-more = 还有 { $count } 个步骤
outcome-empty = 没有与这些回答对应的现成步骤。请搜索文章，或联系人工支持。
outcome-solved = 问题解决了吗？
outcome-yes = 解决了
outcome-yes-text = 太好了，您可以关闭此页面。
outcome-no = 没有，我还需要帮助
outcome-next = 接下来请试试这个
outcome-still = 没有，这也没有用
outcome-page = 本页
outcome-no-answers = 请再看一遍上面的回答，更改不太符合的那一项。
outcome-no-search = 搜索全部文章
outcome-support = 联系人工支持
outcome-support-text = 请附上您的回答，这样就不必再回答一遍：
outcome-copy = 复制回答和步骤
outcome-mail = 用电子邮件发送
print = 打印

## 出错时

not-found-title = 此页面不存在
not-found-text = 网址可能有误，或者页面已移动。请搜索，或者从首页开始。
moved-title = 此页面已移动
error-title = 我们这边出了点问题
error-text = 请稍后再试。如果仍然不行，请从首页开始。

## 内置文章的主题

service-account-recovery = 找回帐户
service-security = 保护安全
service-sign-in = 登录
