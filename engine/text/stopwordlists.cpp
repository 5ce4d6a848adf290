// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/stopwordlists.h"

namespace modalens {

std::string_view englishStopWords()
{
    return R"(a an the this that these those
i me my mine myself we us our ours ourselves you your yours yourself yourselves
he him his himself she her hers herself it its itself they them their theirs themselves
who whom whose which what when where why how
am is are was were be been being do does did doing done have has had having
can could will would shall should may might must
and or but nor so yet if then else than because as while until although though since unless whether
of at by for with without about against between into through during before after above below to from up down
in out on off over under within along across behind beyond near upon toward towards onto per via
again further once here there now just only also too very more most much many some any each every both few all
other another such same own not no
i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd
i'll you'll he'll she'll we'll they'll isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't
can't cannot couldn't won't wouldn't shan't shouldn't mustn't let's that's who's what's here's there's
)";
}

std::string_view chineseStopWords()
{
    return R"(的 了 着 过 地 得 之 者 所 们 等 等等
是 不是 就是 还是 有 没有 没 不 无 非 未 别 莫
我 你 您 他 她 它 我们 你们 他们 她们 它们 咱 咱们 自己 人家 大家
这 那 哪 这个 那个 哪个 这些 那些 哪些 这里 那里 哪里 这样 那样 怎样 怎么 什么 谁 几 多少 为何 为什么 如何
一 一个 一种 一些 一样 个 种 些 位 只 次 每 每个 各 各个 某 某个 其 其他 其它 另 另外 本 该
在 从 自 到 向 往 由 于 对 对于 关于 至 至于 当 把 被 让 使 给 用 以 以及 为 为了 因 因为 由于 所以 因此 因而
和 与 及 或 或者 而 而且 并 并且 且 但 但是 可是 不过 然而 虽然 尽管 即使 如果 若 假如 要是 只要 只有 除了 除非
也 都 还 又 再 就 才 很 太 更 最 非常 十分 比较 已 已经 曾 曾经 正 正在 将 将要 会 能 能够 可 可以 应 应该 必须 要 想
上 下 里 中 内 外 前 后 之间 之前 之后 以前 以后 时 时候
吗 呢 吧 啊 呀 嘛 哦 啦 哪 嗯 哎 喂
這 個 們 沒 沒有 還 還是 為 為了 為什麼 什麼 怎麼 與 對 對於 關於 從 這個 那個 這些 那些 這裡 那裡 會 將 應該 時 時候 過 著 後 裡 並 並且 雖然 儘管 無 給 讓 種 隻 該 來 来 去
)";
}

} // namespace modalens
