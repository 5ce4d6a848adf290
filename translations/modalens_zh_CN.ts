<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AccessWords</name>
    <message>
        <source>Another Modalens has this catalog open. You can look, rank and search here, but change nothing; close it there and open it again here to change it</source>
        <translation>另一个 Modalens 正打开着这个目录。在这里可以查看、排序和搜索，但不能更改；要更改，请先在那边关闭，再在这里重新打开</translation>
    </message>
    <message>
        <source>This catalog cannot be written. You can look, rank and search, but change nothing</source>
        <translation>这个目录无法写入。可以查看、排序和搜索，但不能更改</translation>
    </message>
    <message>
        <source>Read-only: open in another Modalens</source>
        <translation>只读：已在另一个 Modalens 中打开</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>%1 was not found</source>
        <translation>找不到%1</translation>
    </message>
    <message>
        <source>Check that it still exists and that its drive is connected</source>
        <translation>请确认它仍然存在，并且所在的磁盘已连接</translation>
    </message>
    <message>
        <source>The system does not allow access to %1</source>
        <translation>系统不允许访问%1</translation>
    </message>
    <message>
        <source>Change its permissions or choose another place</source>
        <translation>请更改其权限或选择其他位置</translation>
    </message>
    <message>
        <source>%1 is not what it claims to be</source>
        <translation>%1 与其声称的格式不符</translation>
    </message>
    <message>
        <source>The file is damaged or has the wrong type</source>
        <translation>文件已损坏或类型错误</translation>
    </message>
    <message>
        <source>Modalens does not read %1</source>
        <translation>Modalens 无法读取%1</translation>
    </message>
    <message>
        <source>Convert it to a common format</source>
        <translation>请转换为常见格式</translation>
    </message>
    <message>
        <source>%1 is larger than Modalens accepts</source>
        <translation>%1 超过了 Modalens 允许的大小</translation>
    </message>
    <message>
        <source>Use a smaller version of it</source>
        <translation>请使用较小的版本</translation>
    </message>
    <message>
        <source>%1 could not be read or written</source>
        <translation>无法读取或写入%1</translation>
    </message>
    <message>
        <source>Check the drive and try again</source>
        <translation>请检查磁盘后重试</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 already exists</source>
        <translation>%1 已存在</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>请换一个名称</translation>
    </message>
    <message>
        <source>%1 is open for reading only</source>
        <translation>%1 以只读方式打开</translation>
    </message>
    <message>
        <source>Close the other program that has it open</source>
        <translation>请关闭正在使用它的其他程序</translation>
    </message>
    <message>
        <source>There is no space left for %1</source>
        <translation>没有空间存放%1</translation>
    </message>
    <message>
        <source>Free some space and start again: what was stored before is intact</source>
        <translation>请释放一些空间后重新开始：之前保存的内容完好无损</translation>
    </message>
    <message>
        <source>That does not work with %1</source>
        <translation>这对%1不适用</translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation>%1 已损坏</translation>
    </message>
    <message>
        <source>Run “modalens-cli check” to see what is affected; vectors can be made again</source>
        <translation>请运行“modalens-cli check”查看受影响的内容；向量可以重新生成</translation>
    </message>
    <message>
        <source>Someone else is using %1</source>
        <translation>%1 正被他人使用</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>请稍后重试</translation>
    </message>
    <message>
        <source>Something went wrong inside Modalens with %1</source>
        <translation>Modalens 处理%1时发生内部错误</translation>
    </message>
    <message>
        <source>Please report it with the details below</source>
        <translation>请附上下面的详细信息报告此问题</translation>
    </message>
    <message>
        <source>the catalog</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Go back to a copy of the catalog folder. Without one, “sqlite3 catalog.db .recover” saves what can be read; “modalens-cli check” names what is damaged</source>
        <translation>请改用目录文件夹的备份。没有备份时，“sqlite3 catalog.db .recover”可挽救仍能读取的内容；“modalens-cli check”会指出损坏之处</translation>
    </message>
    <message>
        <source>No item of this catalog is called “%1”</source>
        <translation>此目录中没有名为“%1”的条目</translation>
    </message>
    <message>
        <source>Take it out of the query and search for another item</source>
        <translation>请将它移出查询，另找一个条目</translation>
    </message>
</context>
<context>
    <name>FactsWords</name>
    <message>
        <source>%1 × %2 px</source>
        <comment>width, height</comment>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message numerus="yes">
        <source>%Ln channel(s)</source>
        <translation>
            <numerusform>%Ln 声道</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>每秒 %1 帧</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number and its value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2–%3</source>
        <comment>a number between two bounds</comment>
        <translation>%1 %2–%3</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>a number with a lower bound</comment>
        <translation>%1 ≥ %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <comment>a number with an upper bound</comment>
        <translation>%1 ≤ %2</translation>
    </message>
    <message>
        <source>The catalog has no items yet</source>
        <translation>目录中还没有条目</translation>
    </message>
    <message>
        <source>The filter leaves no item: %1. Clear it or choose fewer things</source>
        <comment>what it keeps</comment>
        <translation>筛选后没有条目：%1。请清除筛选或减少所选内容</translation>
    </message>
    <message>
        <source>not %1</source>
        <comment>a tag that no item may have</comment>
        <translation>非 %1</translation>
    </message>
</context>
<context>
    <name>HealthText</name>
    <message>
        <source>The file is gone: %1</source>
        <translation>文件已不存在：%1</translation>
    </message>
    <message>
        <source>The file may not be read: %1</source>
        <translation>无权读取文件：%1</translation>
    </message>
    <message>
        <source>The file is empty: %1</source>
        <translation>文件为空：%1</translation>
    </message>
    <message>
        <source>Not embedded in %1: %2</source>
        <translation>未嵌入 %1：%2</translation>
    </message>
    <message>
        <source>Which items have what. Choose a line to list its items.</source>
        <translation>各条目具有哪些内容。选择一行以列出其条目。</translation>
    </message>
    <message>
        <source>Items without media</source>
        <translation>没有媒体的条目</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅有%1</translation>
    </message>
    <message>
        <source>Files that are gone, unreadable or empty, and media that no encoder could read</source>
        <translation>已不存在、无法读取或为空的文件，以及编码器无法读取的媒体</translation>
    </message>
    <message>
        <source>Broken media</source>
        <translation>损坏的媒体</translation>
    </message>
    <message>
        <source>Exact duplicates</source>
        <translation>完全重复</translation>
    </message>
    <message>
        <source>same words</source>
        <translation>文字相同</translation>
    </message>
    <message>
        <source>Items that %1 can hardly tell apart; the figure is the similarity with the first of a group</source>
        <translation>按“%1”几乎无法区分的条目；数字是与组内第一个条目的相似度</translation>
    </message>
    <message>
        <source>Near duplicates by %1</source>
        <translation>按“%1”近似重复</translation>
    </message>
    <message>
        <source>Items far from their nearest by %1; the figure is how many usual deviations farther than the middle item</source>
        <translation>按“%1”远离最近邻的条目；数字表示比中位条目远多少个常规偏差</translation>
    </message>
    <message>
        <source>Outliers by %1</source>
        <translation>按“%1”离群</translation>
    </message>
    <message>
        <source>Items whose nearest by %1 are far by %2, and the reverse; 50% is what chance gives</source>
        <translation>按“%1”最近的条目按“%2”却很远，反之亦然；50% 相当于随机</translation>
    </message>
    <message>
        <source>%1 and %2 disagree</source>
        <translation>“%1”与“%2”不一致</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Nearest by %1: by %2 behind %3% of all · Nearest by %2: by %1 behind %4%</source>
        <translation>“%1”最近邻：按“%2”排在 %3% 的条目之后 · “%2”最近邻：按“%1”排在 %4% 的条目之后</translation>
    </message>
    <message>
        <source>Items that share a file byte for byte, then those with the same words. Only items that share everything are repeats</source>
        <translation>先列出有逐字节相同文件的条目，再列出文字相同的条目。只有全部相同的条目才算重复</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>%1: %2</source>
        <comment>file, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>已中断</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>ListColumns</name>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
</context>
<context>
    <name>OpenGlPoints</name>
    <message>
        <source>OpenGL is software here (%1)</source>
        <translation>这里的 OpenGL 由软件实现（%1）</translation>
    </message>
    <message>
        <source>The display (%1) has no OpenGL</source>
        <translation>显示平台（%1）没有 OpenGL</translation>
    </message>
    <message>
        <source>No OpenGL context could be created</source>
        <translation>无法创建 OpenGL 上下文</translation>
    </message>
    <message>
        <source>The OpenGL context could not be used</source>
        <translation>无法使用 OpenGL 上下文</translation>
    </message>
    <message>
        <source>OpenGL is too old: shaders are missing</source>
        <translation>OpenGL 版本过旧：缺少着色器</translation>
    </message>
    <message>
        <source>The OpenGL context was lost</source>
        <translation>OpenGL 上下文已丢失</translation>
    </message>
</context>
<context>
    <name>OpenWords</name>
    <message>
        <source>The catalog “%1” is no longer there</source>
        <translation>目录“%1”已经不在了</translation>
    </message>
    <message>
        <source>It was in %1. Connect its drive and try again or, if it was moved, open it from its new place</source>
        <translation>它原来在 %1。请接上它所在的驱动器后重试；如果它被移走了，请从新的位置打开</translation>
    </message>
    <message>
        <source>What is now at %1 is no catalog. If it was moved, open it from its new place; else go back to a copy</source>
        <translation>现在 %1 处不是目录。如果它被移走了，请从新的位置打开；否则请恢复备份</translation>
    </message>
    <message>
        <source>There is nothing at %1</source>
        <translation>%1 处什么也没有</translation>
    </message>
    <message>
        <source>Check how it is written and that its drive is connected</source>
        <translation>请检查路径是否写对、驱动器是否已接上</translation>
    </message>
    <message>
        <source>%1 is a file, no catalog</source>
        <translation>%1 是文件，不是目录</translation>
    </message>
    <message>
        <source>Import it to make a catalog of it; the file stays as it is</source>
        <translation>导入它即可建立目录；文件本身保持不变</translation>
    </message>
    <message>
        <source>There is no catalog in %1</source>
        <translation>%1 中没有目录</translation>
    </message>
    <message>
        <source>Import the folder to make a catalog of what is in it; the files stay where they are</source>
        <translation>导入此文件夹即可用其中的内容建立目录；文件留在原处</translation>
    </message>
    <message>
        <source>No view is called “%1” in this catalog</source>
        <translation>这个目录中没有名为“%1”的视图</translation>
    </message>
    <message>
        <source>It has no views yet. A file of a view or a query such as item:KEY will do, too</source>
        <translation>它还没有视图。也可以给出视图文件，或像 item:KEY 这样的查询</translation>
    </message>
    <message>
        <source>Its views: %1</source>
        <translation>它的视图：%1</translation>
    </message>
    <message>
        <source>Its first views: %1</source>
        <translation>它的前几个视图：%1</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>spoken name</source>
        <translation>朗读的名称</translation>
    </message>
    <message>
        <source>spoken name (%1)</source>
        <translation>朗读的名称（%1）</translation>
    </message>
    <message>
        <source>%1 (other format)</source>
        <translation>%1（其他格式）</translation>
    </message>
    <message>
        <source>%1 (made by a model)</source>
        <translation>%1（由模型生成）</translation>
    </message>
    <message>
        <source>Made by a model: %1</source>
        <translation>由模型生成：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a tag group or field, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the values of a tag group</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ReachWords</name>
    <message>
        <source>type words or add an item that has some</source>
        <translation>输入文字，或添加有文字的条目</translation>
    </message>
    <message>
        <source>drop a picture or add an item that has one</source>
        <translation>拖入图片，或添加有图片的条目</translation>
    </message>
    <message>
        <source>drop a sound or add an item that has one</source>
        <translation>拖入声音，或添加有声音的条目</translation>
    </message>
    <message>
        <source>drop a video or add an item that has one</source>
        <translation>拖入视频，或添加有视频的条目</translation>
    </message>
    <message>
        <source>add an item that has it</source>
        <translation>添加有此内容的条目</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>signal, what would make the query reach it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Reaches no signal</source>
        <translation>查询不涉及任何信号</translation>
    </message>
    <message>
        <source>Reaches %1</source>
        <comment>list of signals</comment>
        <translation>查询涉及%1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>two notes on one line</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: another version of its encoder made it; choose Embed what is new in the menu Catalog</source>
        <translation>%1：由另一版本的编码器生成；请在“目录”菜单中选择“嵌入新增内容”</translation>
    </message>
    <message>
        <source>not in this catalog: %1</source>
        <translation>不在此目录中：%1</translation>
    </message>
</context>
<context>
    <name>SeenLabels</name>
    <message>
        <source>%1 s</source>
        <comment>time of a frame</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>The picture, scaled</source>
        <translation>缩放后的图片</translation>
    </message>
    <message>
        <source>Its edges</source>
        <translation>图片的边缘</translation>
    </message>
    <message>
        <source>Log-mel spectrogram</source>
        <translation>对数梅尔频谱图</translation>
    </message>
    <message>
        <source>Mean motion</source>
        <translation>平均运动</translation>
    </message>
    <message>
        <source>%1 s · %2 frames · centroid %3 Hz · roll-off %4 Hz · flatness %5</source>
        <translation>%1 秒 · %2 帧 · 频谱质心 %3 Hz · 滚降点 %4 Hz · 平坦度 %5</translation>
    </message>
    <message>
        <source>shot %1 of %2</source>
        <translation>第 %1 个镜头，共 %2 个</translation>
    </message>
    <message>
        <source>%1% of the width per frame</source>
        <translation>每帧移动宽度的 %1%</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln number(s)</source>
        <comment>encoder, length of its vectors</comment>
        <translation>
            <numerusform>%1 · %Ln 个数</numerusform>
        </translation>
    </message>
    <message>
        <source>The vectors of this space were imported; what they were made from is not known here</source>
        <translation>此空间的向量是导入的，无从得知它们由什么生成</translation>
    </message>
    <message>
        <source>The item has nothing that this encoder looks at</source>
        <translation>该条目没有此编码器所看的内容</translation>
    </message>
    <message>
        <source>Words by weight; those in an outline do not count</source>
        <translation>词语及其权重；只有边框的不计入</translation>
    </message>
    <message>
        <source>Heaviest pairs of words and groups of letters</source>
        <translation>权重最高的词对与字母组合</translation>
    </message>
    <message>
        <source>The text as it was read</source>
        <translation>编码器读到的文本</translation>
    </message>
    <message>
        <source>No words in it</source>
        <translation>其中没有词语</translation>
    </message>
    <message>
        <source>Another version of this encoder made its vectors, so what it saw is not known any more. Choose Embed what is new in the menu Catalog to make them again</source>
        <translation>这些向量由此编码器的另一个版本生成，它当时看到了什么已无从得知。请在“目录”菜单中选择“嵌入新增内容”重新生成</translation>
    </message>
</context>
<context>
    <name>SignalNames</name>
    <message>
        <source>%1 (%2)</source>
        <comment>label of a signal, its name</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>SignalWords</name>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>People</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Joint</source>
        <translation>联合</translation>
    </message>
    <message>
        <source>no words</source>
        <translation>无文字</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>无图片</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>无声音</translation>
    </message>
    <message>
        <source>no video</source>
        <translation>无视频</translation>
    </message>
    <message>
        <source>Embedding: %1</source>
        <translation>正在嵌入：%1</translation>
    </message>
    <message>
        <source>Looking through the files</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Indexing for search</source>
        <translation>正在建立搜索索引</translation>
    </message>
    <message>
        <source>Drawing maps</source>
        <translation>正在绘制地图</translation>
    </message>
    <message>
        <source>Learning from a sample</source>
        <translation>正在从样本学习</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>正在嵌入</translation>
    </message>
    <message>
        <source>There are no scores for this query</source>
        <translation>此查询没有得分</translation>
    </message>
    <message>
        <source>The query has nothing for “%1”</source>
        <translation>查询中没有可用于“%1”的内容</translation>
    </message>
    <message>
        <source>Comparing items</source>
        <translation>正在比较条目</translation>
    </message>
    <message>
        <source>Comparing signals</source>
        <translation>正在比较信号</translation>
    </message>
    <message>
        <source>Reading files of equal size</source>
        <translation>正在读取大小相同的文件</translation>
    </message>
    <message>
        <source>Looking at files</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Almost the same as %1 (%2): together they count twice</source>
        <translation>与“%1”几乎相同（%2）：两者合在一起会重复计算</translation>
    </message>
    <message>
        <source>Almost the opposite of %1 (%2): together they cancel out</source>
        <translation>与“%1”几乎相反（%2）：两者合在一起会相互抵消</translation>
    </message>
</context>
<context>
    <name>ViewWords</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>no query</source>
        <translation>无查询</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a view&apos;s summary</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>not %1</source>
        <comment>a disliked query term</comment>
        <translation>不要%1</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <source>%1th</source>
        <comment>ordinal</comment>
        <translation>第 %1</translation>
    </message>
    <message>
        <source>%1st</source>
        <comment>ordinal</comment>
        <translation>第 %1</translation>
    </message>
    <message>
        <source>%1nd</source>
        <comment>ordinal</comment>
        <translation>第 %1</translation>
    </message>
    <message>
        <source>%1rd</source>
        <comment>ordinal</comment>
        <translation>第 %1</translation>
    </message>
    <message>
        <source>%1 is not among the first %2.</source>
        <translation>%1 不在前 %2 名之内。</translation>
    </message>
    <message>
        <source>%1 belongs to the query and is not ranked.</source>
        <translation>%1 属于查询本身，不参与排名。</translation>
    </message>
    <message>
        <source>%1 does not pass the filter.</source>
        <translation>%1 不符合筛选条件。</translation>
    </message>
    <message>
        <source>%1 has none of the signals that are mixed and is not ranked.</source>
        <translation>%1 没有参与混合的任何信号，不参与排名。</translation>
    </message>
    <message>
        <source>%1 is %2 of %3.</source>
        <comment>item, place, number of items</comment>
        <translation>%1 排名%2（共 %3 项）。</translation>
    </message>
    <message>
        <source>No signal moves it.</source>
        <translation>没有信号影响它。</translation>
    </message>
    <message>
        <source>%1 (%2%)</source>
        <comment>signal, share of the score</comment>
        <translation>%1（%2%）</translation>
    </message>
    <message>
        <source>Mostly because of %1.</source>
        <translation>主要因为%1。</translation>
    </message>
    <message>
        <source>Held back mostly by %1.</source>
        <translation>主要受%1拖累。</translation>
    </message>
    <message>
        <source>It has nothing for %1.</source>
        <translation>它没有%1方面的内容。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of signals</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>modalens::ChannelStrip</name>
    <message>
        <source>muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>solo</source>
        <translation>独奏</translation>
    </message>
    <message>
        <source>moves %1%</source>
        <translation>影响 %1%</translation>
    </message>
    <message>
        <source>Mute %1 (M)</source>
        <translation>静音“%1”(M)</translation>
    </message>
    <message>
        <source>Only %1 (S)</source>
        <translation>仅“%1”(S)</translation>
    </message>
    <message>
        <source>%1: weight %2, moves %3% of the scores</source>
        <translation>%1：权重 %2，影响 %3% 的得分</translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation>静</translation>
    </message>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation>独</translation>
    </message>
    <message>
        <source>not in
query</source>
        <comment>the query says nothing to this signal; two short lines</comment>
        <translation>查询中
没有</translation>
    </message>
    <message>
        <source>moves
%1%</source>
        <comment>effective share; two short lines</comment>
        <translation>影响
%1%</translation>
    </message>
    <message>
        <source>%1, all</source>
        <comment>name of a bus of signals</comment>
        <translation>%1（全部）</translation>
    </message>
    <message>
        <source>%1 is locked (L unlocks it)</source>
        <translation>“%1”已锁定（按 L 解锁）</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>“%1”的名称</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>“%1”的权重</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Only this</source>
        <translation>独奏</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message numerus="yes">
        <source>%Ln signal(s)</source>
        <translation>
            <numerusform>%Ln 个信号</numerusform>
        </translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Shift moves it finely, a right click puts it back to %1</source>
        <translation>按住 Shift 可微调，右键单击恢复为 %1</translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln signal(s) of %1 (Space)</source>
        <translation>
            <numerusform>显示“%1”的 %Ln 个信号（空格键）</numerusform>
        </translation>
    </message>
    <message>
        <source>Fold %1 into one fader (Space)</source>
        <translation>将“%1”折叠为一个推子（空格键）</translation>
    </message>
    <message>
        <source>Unlock %1 (L)</source>
        <translation>解锁“%1”（L）</translation>
    </message>
    <message>
        <source>Lock %1, so that nothing moves its weight (L)</source>
        <translation>锁定“%1”，使其权重不再变动（L）</translation>
    </message>
    <message>
        <source>Type a number to set the weight of %1</source>
        <translation>直接键入数字即可设置“%1”的权重</translation>
    </message>
    <message>
        <source>Show its signals</source>
        <translation>显示其中的信号</translation>
    </message>
    <message>
        <source>Fold into one fader</source>
        <translation>折叠为一个推子</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Set weight…</source>
        <translation>设置权重…</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>All again</source>
        <translation>取消独奏</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <comment>a track, its signal</comment>
        <translation>%1 即 %2</translation>
    </message>
    <message>
        <source>F2 renames it</source>
        <translation>按 F2 重命名</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>modalens::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <comment>command, its shortcut</comment>
        <translation>%1   (%2)</translation>
    </message>
</context>
<context>
    <name>modalens::CompareDialog</name>
    <message>
        <source>only there</source>
        <comment>item is in the second ranking only</comment>
        <translation>仅后者</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>item is in the first ranking only</comment>
        <translation>仅前者</translation>
    </message>
    <message>
        <source>Ranking both…</source>
        <translation>正在排名…</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two views compared</comment>
        <translation>%1 与 %2</translation>
    </message>
    <message>
        <source>Both rankings</source>
        <translation>两个排名</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Of the first %1 of each, %2 are in both (%3%). Rank-biased overlap %4 (1: the same order).</source>
        <translation>各自前 %1 项中有 %2 项相同（%3%）。排名偏置重叠 %4（1 表示顺序相同）。</translation>
    </message>
</context>
<context>
    <name>modalens::ContributionChart</name>
    <message>
        <source>Contributions</source>
        <translation>贡献</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
</context>
<context>
    <name>modalens::DeskPanels</name>
    <message>
        <source>Facets</source>
        <translation>分面</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>混音台</translation>
    </message>
    <message>
        <source>+ signal</source>
        <translation>+ 信号</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Open another catalog, or make one</source>
        <translation>打开其他目录或新建目录</translation>
    </message>
    <message>
        <source>Which items are ranked and shown</source>
        <translation>对哪些项排序和显示</translation>
    </message>
    <message>
        <source>How the signals are put together</source>
        <translation>信号如何合并</translation>
    </message>
    <message>
        <source>Give another signal a fader</source>
        <translation>为另一个信号添加推子</translation>
    </message>
    <message>
        <source>How the ranking is shown</source>
        <translation>排名的显示方式</translation>
    </message>
</context>
<context>
    <name>modalens::DockArea</name>
    <message>
        <source>Drag to move this panel, double-click to float it</source>
        <translation>拖动可移动此面板，双击可使其浮动</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮动</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>modalens::DropController</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>What shall be made of %1?</source>
        <translation>如何处理 %1？</translation>
    </message>
    <message>
        <source>Import into this catalog</source>
        <translation>导入到此目录</translation>
    </message>
    <message>
        <source>New catalog</source>
        <translation>新建目录</translation>
    </message>
    <message>
        <source>Keeping the picture</source>
        <translation>正在保存图片</translation>
    </message>
</context>
<context>
    <name>modalens::EmptyOffers</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Reset the mix</source>
        <translation>重置混合</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>modalens::FacetController</name>
    <message>
        <source>Open a catalog to see its tags and numbers</source>
        <translation>打开目录即可查看其标签和数值</translation>
    </message>
    <message>
        <source>The tags of this catalog could not be read</source>
        <translation>无法读取此目录的标签</translation>
    </message>
    <message>
        <source>This catalog has no tags and no numbers</source>
        <translation>此目录没有标签和数值</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln marked item(s)</source>
        <translation>
            <numerusform>已标记的 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::FacetHistogram</name>
    <message>
        <source>no range chosen</source>
        <translation>未选择范围</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 to %2: %3 of %4</source>
        <comment>edges of a bin, visible of total</comment>
        <translation>%1 至 %2：%3 / %4</translation>
    </message>
</context>
<context>
    <name>modalens::FacetList</name>
    <message>
        <source>%1 / %2</source>
        <comment>visible of total</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>tag, number of items</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <comment>tag and number of items</comment>
        <translation>%1，已隐藏</translation>
    </message>
    <message>
        <source>Click: only these. Alt+click: hide these</source>
        <translation>单击：只看这些。Alt+单击：隐藏这些</translation>
    </message>
    <message>
        <source>&amp;Only items with this</source>
        <translation>只看有此标签的项目(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Hide items with this</source>
        <translation>隐藏有此标签的项目(&amp;H)</translation>
    </message>
</context>
<context>
    <name>modalens::FacetPanel</name>
    <message>
        <source>Facets</source>
        <translation>分面</translation>
    </message>
</context>
<context>
    <name>modalens::FacetSection</name>
    <message>
        <source>Find a value</source>
        <translation>查找值</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>values of a tag group</comment>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::FilterChips</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>parts of a filter</comment>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Delete removes it from the filter</source>
        <translation>按 Delete 键将其从筛选中移除</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>tag group, tag</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>modalens::FilterController</name>
    <message>
        <source>All %1 ▾</source>
        <comment>number of items</comment>
        <translation>全部 %1 ▾</translation>
    </message>
    <message>
        <source>%1: %2 of %3 ▾</source>
        <comment>what the filter keeps, number, number of all</comment>
        <translation>%1：%2 / %3 ▾</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Only items with these words</source>
        <translation>仅含这些词的条目</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tag, number of items</comment>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>modalens::HealthController</name>
    <message>
        <source>Catalog health</source>
        <translation>目录健康</translation>
    </message>
    <message>
        <source>&amp;Health</source>
        <translation>健康(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
</context>
<context>
    <name>modalens::HealthPanel</name>
    <message>
        <source>Items by what they have</source>
        <translation>按内容划分的条目</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>&amp;Similarity from</source>
        <translation>最低相似度(&amp;S)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>&amp;Query by this</source>
        <translation>以此查询(&amp;Q)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止检查</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <comment>check, findings</comment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a catalog first</source>
        <translation>请先打开目录</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有发现</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>present</source>
        <translation>有</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>&amp;Mark these</source>
        <translation>标记这些(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Filter to these</source>
        <translation>筛选这些(&amp;F)</translation>
    </message>
    <message>
        <source>Mark all &amp;but one</source>
        <translation>除一项外全部标记(&amp;B)</translation>
    </message>
    <message>
        <source>Marks what repeats an item that stays: tag or rate them next, or hide them</source>
        <translation>标记与保留项重复的项目：接着可以加标签、评分或隐藏它们</translation>
    </message>
</context>
<context>
    <name>modalens::HealthService</name>
    <message>
        <source>Looking over the catalog</source>
        <translation>正在检查目录</translation>
    </message>
    <message>
        <source>Comparing items</source>
        <translation>正在比较条目</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>It was stopped before it was done</source>
        <translation>检查在完成前被停止</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Not looked for yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Missing modalities</source>
        <translation>缺失的模态</translation>
    </message>
    <message>
        <source>Broken media</source>
        <translation>损坏的媒体</translation>
    </message>
    <message>
        <source>Exact duplicates</source>
        <translation>完全重复</translation>
    </message>
    <message>
        <source>Near duplicates: %1</source>
        <translation>近似重复：%1</translation>
    </message>
    <message>
        <source>Outliers: %1</source>
        <translation>离群：%1</translation>
    </message>
    <message>
        <source>Disagreement: %1, %2</source>
        <translation>不一致：%1、%2</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>离群</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Embed first: Catalog &gt; Embed what is new. Items are compared by their vectors.</source>
        <translation>请先嵌入：目录 &gt; 嵌入新增内容。条目通过其向量进行比较。</translation>
    </message>
    <message>
        <source>Comparing %1 items takes minutes. It goes on while you work, and can be stopped.</source>
        <translation>比较 %1 个条目需要几分钟。您可以继续工作，也可以随时停止。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>modalens::ImportFlow</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Wait for the running import or cancel it first</source>
        <translation>请等待正在进行的导入完成，或先取消它</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Embedding %1</source>
        <translation>正在嵌入 %1</translation>
    </message>
    <message>
        <source>Maps of %1</source>
        <translation>%1 的地图</translation>
    </message>
    <message>
        <source>Nothing was imported since the program was started</source>
        <translation>程序启动以来没有导入过</translation>
    </message>
</context>
<context>
    <name>modalens::ItemSelection</name>
    <message>
        <source>marking of items</source>
        <translation>标记条目</translation>
    </message>
</context>
<context>
    <name>modalens::JobBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
    <message>
        <source>Running jobs</source>
        <translation>正在运行的任务</translation>
    </message>
</context>
<context>
    <name>modalens::JobsController</name>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>job, stage</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>modalens::JobsPage</name>
    <message>
        <source>Running, %1%</source>
        <translation>运行中，%1%</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>job, detail</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>No jobs yet</source>
        <translation>还没有任务</translation>
    </message>
    <message>
        <source>Imports, embedding and maps stand here while they run and afterwards</source>
        <translation>导入、嵌入和地图任务在运行时及完成后显示在这里</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>modalens::JobsPageController</name>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
</context>
<context>
    <name>modalens::ListController</name>
    <message>
        <source>As &amp;list</source>
        <translation>列表(&amp;L)</translation>
    </message>
    <message>
        <source>As &amp;grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>As &amp;table</source>
        <translation>表格(&amp;T)</translation>
    </message>
    <message>
        <source>Copy results as CS&amp;V</source>
        <translation>将结果复制为 CSV(&amp;V)</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>List ▾</source>
        <translation>列表 ▾</translation>
    </message>
    <message>
        <source>Grid ▾</source>
        <translation>网格 ▾</translation>
    </message>
    <message>
        <source>Table ▾</source>
        <translation>表格 ▾</translation>
    </message>
    <message>
        <source>Select an item first</source>
        <translation>请先选择一个条目</translation>
    </message>
    <message>
        <source>list style</source>
        <translation>列表样式</translation>
    </message>
    <message>
        <source>sorting</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Sorting…</source>
        <translation>正在排序…</translation>
    </message>
    <message>
        <source>Sorting… %1%</source>
        <translation>正在排序… %1%</translation>
    </message>
</context>
<context>
    <name>modalens::ListHeader</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>modalens::ListMenu</name>
    <message>
        <source>Query by this</source>
        <translation>以此查询</translation>
    </message>
    <message>
        <source>♥ Like</source>
        <translation>♥ 喜欢</translation>
    </message>
    <message>
        <source>✕ Not this</source>
        <translation>✕ 不要</translation>
    </message>
</context>
<context>
    <name>modalens::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New catalog from folder…</source>
        <translation>从文件夹新建目录(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open catalog…</source>
        <translation>打开目录(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Import file…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Import &amp;folder…</source>
        <translation>导入文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Export ranking…</source>
        <translation>导出排名(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Close catalog</source>
        <translation>关闭目录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation>重置面板(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Catalog</source>
        <translation>目录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Embed what is new</source>
        <translation>嵌入新增内容(&amp;E)</translation>
    </message>
    <message>
        <source>Update &amp;maps</source>
        <translation>更新地图(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Modalens</source>
        <translation>关于 Modalens(&amp;A)</translation>
    </message>
    <message>
        <source>No recent catalogs</source>
        <translation>没有最近的目录</translation>
    </message>
    <message>
        <source>Catalog &amp;health</source>
        <translation>目录健康(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>Find on the &amp;map</source>
        <translation>在地图上查找(&amp;M)</translation>
    </message>
    <message>
        <source>Find in the &amp;list</source>
        <translation>在列表中查找(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save view</source>
        <translation>保存视图(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Items</source>
        <translation>条目(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Shortcuts…</source>
        <translation>快捷键(&amp;S)…</translation>
    </message>
    <message>
        <source>Last import &amp;report…</source>
        <translation>上次导入报告(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Small maps</source>
        <translation>小地图(&amp;S)</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>高对比度，浅色</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>高对比度，深色</translation>
    </message>
    <message>
        <source>%1 – no catalog any more</source>
        <translation>%1 – 已没有目录</translation>
    </message>
    <message>
        <source>%1 – folder not found</source>
        <translation>%1 – 找不到文件夹</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Open in new win&amp;dow…</source>
        <translation>在新窗口中打开(&amp;D)…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空此列表</translation>
    </message>
    <message>
        <source>&amp;Copy results</source>
        <translation>复制结果(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste as query</source>
        <translation>粘贴为查询(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Earlier query</source>
        <translation>上一个查询(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Later query</source>
        <translation>下一个查询(&amp;L)</translation>
    </message>
    <message>
        <source>Open &amp;view from file…</source>
        <translation>从文件打开视图(&amp;V)…</translation>
    </message>
    <message>
        <source>S&amp;hare view as file…</source>
        <translation>将视图分享为文件(&amp;H)…</translation>
    </message>
    <message>
        <source>Remove what is missing from the list</source>
        <translation>从列表中移除缺失的</translation>
    </message>
</context>
<context>
    <name>modalens::MainWindow</name>
    <message>
        <source>Modalens</source>
        <translation>Modalens</translation>
    </message>
    <message>
        <source>New catalog from folder…</source>
        <translation>从文件夹新建目录…</translation>
    </message>
    <message>
        <source>Open catalog…</source>
        <translation>打开目录…</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <translation>%1 ▾</translation>
    </message>
    <message>
        <source>Open a catalog ▾</source>
        <translation>打开目录 ▾</translation>
    </message>
    <message>
        <source>%1 – Modalens</source>
        <translation>%1 – Modalens</translation>
    </message>
    <message>
        <source>Open catalog</source>
        <translation>打开目录</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Export ranking</source>
        <translation>导出排名</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting the ranking</source>
        <translation>正在导出排名</translation>
    </message>
    <message>
        <source>About Modalens</source>
        <translation>关于 Modalens</translation>
    </message>
    <message>
        <source>&lt;b&gt;Modalens %1&lt;/b&gt;&lt;p&gt;A mixing desk for multimodal recommender systems.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Modalens %1&lt;/b&gt;&lt;p&gt;多模态推荐系统的混音台。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The ranking is in %1</source>
        <translation>排名已导出到 %1</translation>
    </message>
    <message>
        <source>Open in new window</source>
        <translation>在新窗口中打开</translation>
    </message>
</context>
<context>
    <name>modalens::MapColourController</name>
    <message>
        <source>%1 others</source>
        <comment>number of further groups, none of the named ones</comment>
        <translation>其他 %1 组</translation>
    </message>
    <message>
        <source>others</source>
        <comment>items outside of the named groups</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>with a value</source>
        <translation>有数值</translation>
    </message>
    <message>
        <source>without a value</source>
        <translation>无数值</translation>
    </message>
    <message>
        <source>Similarity: %1</source>
        <translation>相似度：%1</translation>
    </message>
    <message>
        <source>Contribution: %1</source>
        <translation>贡献：%1</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Similarity to the query</source>
        <translation>与查询的相似度</translation>
    </message>
    <message>
        <source>Contribution to the score</source>
        <translation>对得分的贡献</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>单一颜色</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>modalens::MapController</name>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>还没有可绘制的内容</translation>
    </message>
    <message>
        <source>A map appears as soon as items are embedded</source>
        <translation>条目嵌入后即会显示地图</translation>
    </message>
    <message>
        <source>rank %1, score %2</source>
        <translation>第 %1 名，得分 %2</translation>
    </message>
    <message>
        <source>Start with a catalog</source>
        <translation>从目录开始</translation>
    </message>
    <message>
        <source>Choose a folder of pictures, sounds, videos and texts, or a table, or drop it here.
Your files stay where they are.</source>
        <translation>选择一个包含图片、声音、视频和文字的文件夹或一个表格，或将其拖到此处。
您的文件会保留在原处。</translation>
    </message>
    <message>
        <source>Import a folder or a file, or drop it here</source>
        <translation>导入文件夹或文件，或将其拖放到此处</translation>
    </message>
    <message>
        <source>The catalog can only be read here, so nothing can be added to it</source>
        <translation>此处只能读取该目录，因此无法向其中添加内容</translation>
    </message>
    <message>
        <source>This catalog is empty</source>
        <translation>此目录为空</translation>
    </message>
    <message>
        <source>Drawing the map…</source>
        <translation>正在绘制地图…</translation>
    </message>
</context>
<context>
    <name>modalens::MapLegend</name>
    <message>
        <source>%1 / %2</source>
        <comment>visible of total</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Fold the legend</source>
        <translation>收起图例</translation>
    </message>
    <message>
        <source>Show what the colours mean</source>
        <translation>显示各颜色的含义</translation>
    </message>
    <message>
        <source>Show only these; again: all</source>
        <translation>只显示这些；再按一次：显示全部</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>a scale of numbers</comment>
        <translation>从 %1 到 %2</translation>
    </message>
</context>
<context>
    <name>modalens::MapMenu</name>
    <message>
        <source>Query by this</source>
        <translation>以此查询</translation>
    </message>
    <message>
        <source>♥ Like</source>
        <translation>♥ 喜欢</translation>
    </message>
    <message>
        <source>✕ Not this</source>
        <translation>✕ 不要</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>modalens::MapPanel</name>
    <message>
        <source>Map panel</source>
        <translation>地图面板</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>还没有地图</translation>
    </message>
    <message>
        <source>Which map</source>
        <translation>选择地图</translation>
    </message>
    <message>
        <source>Fused</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>%1 points, counted into cells of 2 px</source>
        <translation>%1 个点，按 2 像素格计数</translation>
    </message>
    <message>
        <source>%1 without a place</source>
        <translation>%1 个没有位置</translation>
    </message>
    <message>
        <source>drawn without a graphics card</source>
        <translation>未用显卡绘制</translation>
    </message>
    <message>
        <source>%1 marked</source>
        <translation>已标记 %1 项</translation>
    </message>
</context>
<context>
    <name>modalens::MapTools</name>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>颜色的含义</translation>
    </message>
    <message>
        <source>Select by rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>Select by rectangle (R). Shift adds, Alt takes away, Escape clears</source>
        <translation>矩形选择（R）。Shift 添加，Alt 移除，Esc 清除</translation>
    </message>
    <message>
        <source>Select by lasso</source>
        <translation>套索选择</translation>
    </message>
    <message>
        <source>Select by lasso (L, or drag with Ctrl). Shift adds, Alt takes away</source>
        <translation>套索选择（L，或按住 Ctrl 拖动）。Shift 添加，Alt 移除</translation>
    </message>
    <message>
        <source>Small maps</source>
        <translation>小地图</translation>
    </message>
    <message>
        <source>Show a small map for each signal</source>
        <translation>为每个信号显示一张小地图</translation>
    </message>
    <message>
        <source>Same view in all maps</source>
        <translation>所有地图同一视野</translation>
    </message>
    <message>
        <source>Small maps show the same part as the large one</source>
        <translation>小地图显示与大地图相同的部分</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show everything (F)</source>
        <translation>显示全部（F）</translation>
    </message>
</context>
<context>
    <name>modalens::MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
</context>
<context>
    <name>modalens::MediaDetails</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>▾ Details</source>
        <translation>▾ 详细信息</translation>
    </message>
    <message>
        <source>▸ Details</source>
        <translation>▸ 详细信息</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>键：%1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more file(s)</source>
        <translation>
            <numerusform>另有 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>modalens::MixPresets</name>
    <message>
        <source>Switch between mix A and B</source>
        <translation>在混合 A 与 B 之间切换</translation>
    </message>
    <message>
        <source>Keep the present mix as %1</source>
        <translation>将当前混合保存为 %1</translation>
    </message>
    <message>
        <source>The mix is kept as %1</source>
        <translation>当前混合已保存为 %1</translation>
    </message>
    <message>
        <source>No mix is kept as %1</source>
        <translation>尚未保存混合 %1</translation>
    </message>
    <message>
        <source>mix %1</source>
        <translation>混合 %1</translation>
    </message>
    <message>
        <source>The mix is kept as %1 until the catalog is closed</source>
        <translation>当前混合已保存为 %1，仅在关闭目录前有效</translation>
    </message>
</context>
<context>
    <name>modalens::MixSwitch</name>
    <message>
        <source>Mix %1</source>
        <translation>混合 %1</translation>
    </message>
    <message>
        <source>Bring back mix %1; hold to keep the present mix here</source>
        <translation>恢复混合 %1；按住可将当前混合保存到此处</translation>
    </message>
    <message>
        <source>Keep the present mix as %1</source>
        <translation>将当前混合保存为 %1</translation>
    </message>
    <message>
        <source>empty</source>
        <comment>place for a mix</comment>
        <translation>空</translation>
    </message>
    <message>
        <source>shown</source>
        <comment>mix</comment>
        <translation>当前显示</translation>
    </message>
    <message>
        <source>kept</source>
        <comment>mix</comment>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Bring back mix %1</source>
        <translation>恢复混合 %1</translation>
    </message>
</context>
<context>
    <name>modalens::MixerController</name>
    <message>
        <source>mix change</source>
        <translation>混合更改</translation>
    </message>
    <message>
        <source>mix reset</source>
        <translation>重置混合</translation>
    </message>
    <message>
        <source>renaming</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>%1 is being embedded: %2% done</source>
        <translation>正在嵌入“%1”：已完成 %2%</translation>
    </message>
    <message>
        <source>made
%1%</source>
        <comment>how much of a signal is embedded; two short lines</comment>
        <translation>已生成
%1%</translation>
    </message>
    <message>
        <source>The stored vectors of %1 are damaged. Choose Embed what is new in the menu Catalog to make them again</source>
        <translation>“%1”存储的向量已损坏。请在“目录”菜单中选择“嵌入新增内容”重新生成</translation>
    </message>
    <message>
        <source>damaged
–</source>
        <comment>a signal whose vectors cannot be read; two short lines</comment>
        <translation>已损坏
–</translation>
    </message>
</context>
<context>
    <name>modalens::MixerMenus</name>
    <message>
        <source>raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>min–max</source>
        <translation>最小–最大</translation>
    </message>
    <message>
        <source>z-score</source>
        <translation>z 分数</translation>
    </message>
    <message>
        <source>Late fusion · %1 ▾</source>
        <translation>后期融合 · %1 ▾</translation>
    </message>
    <message>
        <source>fusion option</source>
        <translation>融合选项</translation>
    </message>
    <message>
        <source>Make signals comparable by</source>
        <translation>信号归一化方式</translation>
    </message>
    <message>
        <source>Raw values</source>
        <translation>原始值</translation>
    </message>
    <message>
        <source>Minimum and maximum</source>
        <translation>最小值与最大值</translation>
    </message>
    <message>
        <source>An item without a signal</source>
        <translation>缺少某信号的条目</translation>
    </message>
    <message>
        <source>Shares its weight among the others</source>
        <translation>其权重由其余信号分担</translation>
    </message>
    <message>
        <source>Counts as average</source>
        <translation>按平均值计算</translation>
    </message>
    <message>
        <source>Counts as worst</source>
        <translation>按最差值计算</translation>
    </message>
    <message>
        <source>signal added</source>
        <translation>添加信号</translation>
    </message>
</context>
<context>
    <name>modalens::MixerWidget</name>
    <message>
        <source>Mixer</source>
        <translation>混音台</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>signal, what its badge says</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No signal has data yet. Open a catalog, or choose Catalog &gt; Embed what is new.</source>
        <translation>还没有信号有数据。请打开目录，或选择“目录”&gt;“嵌入新增内容”。</translation>
    </message>
</context>
<context>
    <name>modalens::NewCatalogDialog</name>
    <message>
        <source>New catalog from a folder</source>
        <translation>从文件夹新建目录</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>The media stay where they are; Modalens only reads them.</source>
        <translation>媒体文件留在原处，Modalens 只读取它们。</translation>
    </message>
    <message>
        <source>Create and import</source>
        <translation>创建并导入</translation>
    </message>
    <message>
        <source>Folder of media or table file</source>
        <translation>媒体文件夹或表格文件</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Folder of media</source>
        <translation>媒体文件夹</translation>
    </message>
    <message>
        <source>New catalog</source>
        <translation>新建目录</translation>
    </message>
    <message>
        <source>That folder does not exist</source>
        <translation>该文件夹不存在</translation>
    </message>
    <message>
        <source>This catalog exists: the import will add to it</source>
        <translation>此目录已存在：导入的内容将添加到其中</translation>
    </message>
    <message>
        <source>The catalog must be a folder, and this is a file</source>
        <translation>目录必须是文件夹，而这是一个文件</translation>
    </message>
</context>
<context>
    <name>modalens::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>modalens::NoticeController</name>
    <message>
        <source>Show report</source>
        <translation>显示报告</translation>
    </message>
    <message numerus="yes">
        <source>The filter to “%1”, %Ln item(s), ends when the catalog is closed: it is too long to be kept by name</source>
        <translation>
            <numerusform>筛选“%1”（%Ln 个条目）会在关闭目录时失效：条目太多，无法逐个记下</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep as selection…</source>
        <translation>保存为选择…</translation>
    </message>
    <message>
        <source>Import them again to rank by them.</source>
        <translation>重新导入后即可按它们排序。</translation>
    </message>
    <message>
        <source>They can be made again from the media.</source>
        <translation>可以从媒体重新生成。</translation>
    </message>
    <message>
        <source>The stored vectors of %1 are damaged, so nothing is ranked by them. All else is there: items, tags, ratings, views. %2</source>
        <translation>“%1”存储的向量已损坏，因此不能按它排序。其余的都在：条目、标签、评分、视图。%2</translation>
    </message>
    <message>
        <source>Embed again</source>
        <translation>重新嵌入</translation>
    </message>
</context>
<context>
    <name>modalens::PictureCanvas</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>%1 × %2 px · %3%</source>
        <comment>width, height, how large it is shown</comment>
        <translation>%1 × %2 像素 · %3%</translation>
    </message>
    <message>
        <source>Cannot be shown: %1</source>
        <translation>无法显示：%1</translation>
    </message>
    <message>
        <source>Cannot be read any more: %1</source>
        <translation>已无法读取：%1</translation>
    </message>
</context>
<context>
    <name>modalens::PicturePager</name>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1，第 %2 / %3 张</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>page of pages</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Double click shows it large; Ctrl with the wheel, + and - enlarge it</source>
        <translation>双击可放大查看；按住 Ctrl 滚动滚轮，或按 + 和 - 可缩放</translation>
    </message>
</context>
<context>
    <name>modalens::PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Previous picture (Left)</source>
        <translation>上一张图片（左箭头）</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>下一张图片（右箭头）</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>page of pages</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>modalens::PinController</name>
    <message>
        <source>&amp;Pin or unpin</source>
        <translation>固定或取消固定(&amp;P)</translation>
    </message>
    <message>
        <source>pinning</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>unpinning</source>
        <translation>取消固定</translation>
    </message>
</context>
<context>
    <name>modalens::PlayControl</name>
    <message>
        <source>%1 cannot be played: %2</source>
        <translation>无法播放 %1：%2</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>停止 %1</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>播放 %1</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>time of duration</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Stop (Space)</source>
        <translation>停止（空格）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
</context>
<context>
    <name>modalens::PreviewPanel</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>♥ Like</source>
        <translation>♥ 喜欢</translation>
    </message>
    <message>
        <source>✕ Not this</source>
        <translation>✕ 不要</translation>
    </message>
    <message>
        <source>Query by this</source>
        <translation>以此查询</translation>
    </message>
    <message>
        <source>Find on map</source>
        <translation>在地图上查找</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>What the encoders saw</source>
        <translation>编码器所见</translation>
    </message>
    <message>
        <source>Shows the item as each encoder got it: words, pixels, spectrogram, frames</source>
        <translation>按每个编码器得到的样子显示条目：词语、像素、频谱、画面</translation>
    </message>
</context>
<context>
    <name>modalens::PreviewTexts</name>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message numerus="yes">
        <source>▾ %Ln more language(s)</source>
        <translation>
            <numerusform>▾ 另外 %Ln 种语言</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▸ %Ln more language(s)</source>
        <translation>
            <numerusform>▸ 另外 %Ln 种语言</numerusform>
        </translation>
    </message>
    <message>
        <source>no language</source>
        <translation>无语言</translation>
    </message>
    <message>
        <source>Not shown, because no installed font has their letters: %1</source>
        <translation>未显示，因为已安装的字体都没有这些文字：%1</translation>
    </message>
</context>
<context>
    <name>modalens::QueryBar</name>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>add text, drop a picture or sound…</source>
        <translation>输入文字，或拖入图片或声音…</translation>
    </message>
    <message>
        <source>Add words to the query</source>
        <translation>向查询添加文字</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全词</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Earlier query (Alt+Left)</source>
        <translation>上一个查询（Alt+Left）</translation>
    </message>
    <message>
        <source>Later query (Alt+Right)</source>
        <translation>下一个查询（Alt+Right）</translation>
    </message>
    <message>
        <source>What typed words are looked for in</source>
        <translation>在何处查找输入的文字</translation>
    </message>
    <message>
        <source>Parts of titles and keys</source>
        <translation>标题和键的任意部分</translation>
    </message>
    <message>
        <source>Words and their beginnings, in titles and texts</source>
        <translation>标题和文本中的词及词首</translation>
    </message>
    <message>
        <source>Whole words, in titles and texts</source>
        <translation>标题和文本中的完整词</translation>
    </message>
    <message>
        <source>Titles and keys that match a pattern, such as ^crow|owl$</source>
        <translation>匹配模式的标题和键，例如 ^crow|owl$</translation>
    </message>
    <message>
        <source>%1 ▾</source>
        <translation>%1 ▾</translation>
    </message>
</context>
<context>
    <name>modalens::QueryChipWidget</name>
    <message>
        <source>Not %1</source>
        <translation>非 %1</translation>
    </message>
    <message>
        <source>Space turns it into “not this” and back, Delete removes it from the query</source>
        <translation>空格键在“喜欢”与“不要这个”之间切换，Delete 键将其移出查询</translation>
    </message>
    <message>
        <source>Turn into “not this”</source>
        <translation>改为“不要这个”</translation>
    </message>
    <message>
        <source>Turn into “like this”</source>
        <translation>改为“类似这个”</translation>
    </message>
    <message>
        <source>Remove from the query</source>
        <translation>移出查询</translation>
    </message>
</context>
<context>
    <name>modalens::QueryController</name>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>title, what tells it from others of that title</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>modalens::QueryNavigation</name>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
</context>
<context>
    <name>modalens::RankingCopier</name>
    <message numerus="yes">
        <source>%Ln item(s) copied</source>
        <translation>
            <numerusform>已复制 %Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>Nothing was copied</source>
        <translation>未复制任何内容</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) are too many for the clipboard</source>
        <translation>
            <numerusform>%Ln 个条目超出剪贴板的容量</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes up to %L1. A file takes all of them.</source>
        <translation>剪贴板最多容纳 %L1 个条目。文件可以保存全部。</translation>
    </message>
    <message>
        <source>Save all to a file…</source>
        <translation>全部保存到文件…</translation>
    </message>
    <message>
        <source>Copy the first %L1</source>
        <translation>复制前 %L1 个条目</translation>
    </message>
    <message>
        <source>Save the rows</source>
        <translation>保存各行</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Saving the rows</source>
        <translation>正在保存各行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) are in %1</source>
        <translation>
            <numerusform>%1 中有 %Ln 个条目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::RankingDelegate</name>
    <message>
        <source>no %1</source>
        <translation>无%1</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <comment>no sound, and so many more</comment>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>pinned above</source>
        <comment>a row of the list</comment>
        <translation>已固定在上方</translation>
    </message>
</context>
<context>
    <name>modalens::RankingModel</name>
    <message>
        <source>%1, rank %2, score %3</source>
        <translation>%1，第 %2 名，得分 %3</translation>
    </message>
    <message>
        <source>%1, pinned</source>
        <comment>a row of the list</comment>
        <translation>%1，已固定</translation>
    </message>
</context>
<context>
    <name>modalens::RankingPanel</name>
    <message>
        <source>Pinned items</source>
        <translation>固定的条目</translation>
    </message>
</context>
<context>
    <name>modalens::RankingView</name>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
</context>
<context>
    <name>modalens::ReportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) belong to no item and were left out</source>
        <translation>
            <numerusform>有 %Ln 个文件不属于任何条目，未导入</numerusform>
        </translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>File or item</source>
        <translation>文件或条目</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancelled. What was done by then is kept. “Catalog &gt; Embed what is new” goes on with the embedding, importing again with the import.</source>
        <translation>已取消。已完成的部分会保留。“目录 &gt; 嵌入新增内容”可继续嵌入，再次导入可继续导入。</translation>
    </message>
    <message>
        <source>Nothing failed.</source>
        <translation>没有失败。</translation>
    </message>
    <message>
        <source>%1 imported, %2 updated, %3 unchanged, %4 failed</source>
        <translation>已导入 %1，已更新 %2，未变 %3，失败 %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln interaction(s) imported</source>
        <translation>
            <numerusform>已导入 %Ln 条互动记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are of kinds that Modalens does not import</source>
        <translation>
            <numerusform>%Ln 个文件属于 Modalens 不导入的类型</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>two counts</comment>
        <translation>%1；%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) in the catalog cannot be read</source>
        <translation>
            <numerusform>目录中有 %Ln 个条目无法读取</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>count of items, signal</comment>
        <translation>“%2”%1 个</translation>
    </message>
    <message>
        <source>Everything is embedded</source>
        <translation>全部内容都已嵌入</translation>
    </message>
    <message numerus="yes">
        <source>Everything is embedded but %Ln item(s) that cannot be read</source>
        <translation>
            <numerusform>除 %Ln 个无法读取的条目外，全部内容都已嵌入</numerusform>
        </translation>
    </message>
    <message>
        <source>Embedded %1</source>
        <comment>list of counts</comment>
        <translation>已嵌入：%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. What was done by then is kept. “Catalog &gt; Embed what is new” goes on.</source>
        <translation>已取消。此前完成的都已保留。“目录 &gt; 嵌入新增内容”会继续。</translation>
    </message>
    <message>
        <source>These are in the catalog, but nothing can be ranked by what cannot be read:</source>
        <translation>这些已在目录中，但无法读取的部分不能用于排序：</translation>
    </message>
    <message>
        <source>Everything else is in the catalog. These were left out or cannot be read:</source>
        <translation>其余内容都已在目录中。以下内容被略过或无法读取：</translation>
    </message>
    <message>
        <source>Embedding report</source>
        <translation>嵌入报告</translation>
    </message>
</context>
<context>
    <name>modalens::ResultsController</name>
    <message>
        <source>No other item can be compared with the query</source>
        <translation>没有其他条目可与查询比较</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 ms</source>
        <translation>%1 · %2 毫秒</translation>
    </message>
    <message>
        <source>%1 · not ranked</source>
        <translation>%1 · 未排名</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Select a result to see why it is there</source>
        <translation>选择一个结果以查看它排在此处的原因</translation>
    </message>
    <message>
        <source>The query reaches no signal that has a weight. Raise another fader, or try other words, an item or a file</source>
        <translation>该查询没有触及任何有权重的信号。请调高其他推子，或换用其他词语、条目或文件</translation>
    </message>
    <message>
        <source>Add something to the query to rank the catalog</source>
        <translation>向查询添加内容以对目录排名</translation>
    </message>
    <message>
        <source>Why is “%1” there?</source>
        <translation>“%1”为何在此？</translation>
    </message>
    <message>
        <source>Results are explained as soon as items are embedded</source>
        <translation>条目嵌入后即可解释结果</translation>
    </message>
    <message>
        <source>No item can be compared with the query</source>
        <translation>没有可与查询比较的条目</translation>
    </message>
    <message>
        <source>Open a catalog to rank its items</source>
        <translation>打开目录即可为其中的项排序</translation>
    </message>
    <message>
        <source>Why an item ranks where it does stands here once a catalog is open</source>
        <translation>打开目录后，这里会说明某项为何排在该位置</translation>
    </message>
    <message>
        <source>The catalog has no items yet. Import a folder or a file</source>
        <translation>目录中还没有条目。请导入文件夹或文件</translation>
    </message>
</context>
<context>
    <name>modalens::SearchDelegate</name>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>modalens::SearchModel</name>
    <message>
        <source>%1, in %2</source>
        <comment>item, its folders</comment>
        <translation>%1，位于%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in names: look there</source>
        <translation>
            <numerusform>名称中有 %Ln 项：在那里查找</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in texts: look there</source>
        <translation>
            <numerusform>文本中有 %Ln 项：在那里查找</numerusform>
        </translation>
    </message>
    <message>
        <source>More than %1 in names: look there</source>
        <translation>名称中超过 %1 项：在那里查找</translation>
    </message>
    <message>
        <source>More than %1 in texts: look there</source>
        <translation>文本中超过 %1 项：在那里查找</translation>
    </message>
    <message>
        <source>Ask by meaning: “%1”</source>
        <translation>按含义查询：“%1”</translation>
    </message>
</context>
<context>
    <name>modalens::SearchPopup</name>
    <message>
        <source>Found items</source>
        <translation>找到的条目</translation>
    </message>
    <message>
        <source>%1 of more than %2</source>
        <comment>items shown, items found</comment>
        <translation>显示 %1 项，共超过 %2 项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>找到 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>items shown, items found</comment>
        <translation>显示 %1 项，共 %2 项</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln in the list</source>
        <translation>
            <numerusform>在列表中显示全部 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all in the list</source>
        <translation>在列表中全部显示</translation>
    </message>
    <message>
        <source>Add to the query</source>
        <translation>添加到查询</translation>
    </message>
    <message>
        <source>Add as “not this”</source>
        <translation>添加为“不要这个”</translation>
    </message>
    <message>
        <source>No name has this</source>
        <translation>没有名称含有它</translation>
    </message>
    <message>
        <source>No text has this</source>
        <translation>没有文本含有它</translation>
    </message>
</context>
<context>
    <name>modalens::SearchService</name>
    <message>
        <source>This is no regular expression: %1</source>
        <comment>reason in English</comment>
        <translation>这不是正则表达式：%1</translation>
    </message>
    <message>
        <source>The catalog could not be searched: %1</source>
        <comment>reason in English</comment>
        <translation>无法搜索目录：%1</translation>
    </message>
</context>
<context>
    <name>modalens::SeenPicture</name>
    <message>
        <source>%1: %2</source>
        <comment>name, measures</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>modalens::SeenView</name>
    <message>
        <source>What the encoders saw</source>
        <translation>编码器所见</translation>
    </message>
    <message>
        <source>Decoding the item again, as the encoders do…</source>
        <translation>正在像编码器那样重新解码该条目…</translation>
    </message>
    <message>
        <source>No encoder has seen this catalog yet</source>
        <translation>还没有编码器看过此目录</translation>
    </message>
</context>
<context>
    <name>modalens::SeenWords</name>
    <message>
        <source>%1 %2</source>
        <comment>word and its weight</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>words</comment>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in letters that no installed font has</source>
        <comment>words</comment>
        <translation>
            <numerusform>%Ln 个所用的文字没有已安装的字体</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::SelectionController</name>
    <message>
        <source>Select an item in the list or on the map</source>
        <translation>在列表或地图上选择一个条目</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
</context>
<context>
    <name>modalens::SettingsController</name>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>modalens::SettingsDialog</name>
    <message>
        <source>No setting is called that</source>
        <translation>没有这样的设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>High contrast draws black on white or white on black, with lines</source>
        <translation>高对比度以白底黑字或黑底白字显示，并加线条</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>高对比度，浅色</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>高对比度，深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Texts and what holds them: rows, faders, buttons</source>
        <translation>文字以及容纳文字的行、推子和按钮</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>动效</translation>
    </message>
    <message>
        <source>Reduced: things are at once where they go</source>
        <translation>减少：内容立即到达目标位置</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Also of the titles and texts that are shown first</source>
        <translation>也决定先显示哪种语言的标题和文本</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Small maps</source>
        <translation>小地图</translation>
    </message>
    <message>
        <source>One for each signal, below the large one</source>
        <translation>每个信号一张，位于大地图下方</translation>
    </message>
    <message>
        <source>Maps move together</source>
        <translation>地图一起移动</translation>
    </message>
    <message>
        <source>All look at the same place</source>
        <translation>所有地图显示同一位置</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Sounds are shown as</source>
        <translation>声音显示为</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>频谱图</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Every command and its key; each can be changed</source>
        <translation>每个命令及其按键，均可更改</translation>
    </message>
    <message>
        <source>Change shortcuts…</source>
        <translation>更改快捷键…</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Puts every panel where it was at first</source>
        <translation>将每个面板放回最初的位置</translation>
    </message>
    <message>
        <source>Reset panels</source>
        <translation>重置面板</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a size in percent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Points are drawn by</source>
        <translation>点的绘制方式</translation>
    </message>
    <message>
        <source>The graphics card draws with OpenGL; where there is none, the processor draws the same</source>
        <translation>显卡用 OpenGL 绘制；没有显卡时由处理器画出同样的图</translation>
    </message>
    <message>
        <source>The graphics card, if there is one</source>
        <translation>显卡（如果有）</translation>
    </message>
    <message>
        <source>OpenGL, even without a card</source>
        <translation>OpenGL，即使没有显卡</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>处理器</translation>
    </message>
</context>
<context>
    <name>modalens::ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Commands and their shortcuts</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>New shortcut</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>No shortcut</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>New shortcut:</source>
        <translation>新快捷键：</translation>
    </message>
    <message>
        <source>All standard</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>“%1” had this shortcut and has none now.</source>
        <translation>“%1”原有此快捷键，现已没有。</translation>
    </message>
</context>
<context>
    <name>modalens::SmallMaps</name>
    <message>
        <source>Small maps</source>
        <translation>小地图</translation>
    </message>
    <message>
        <source>Show this map large</source>
        <translation>放大显示这张地图</translation>
    </message>
    <message>
        <source>Fused</source>
        <translation>融合</translation>
    </message>
</context>
<context>
    <name>modalens::SoundStrip</name>
    <message>
        <source>no sound device</source>
        <translation>没有声音设备</translation>
    </message>
    <message>
        <source>Play the loudest second</source>
        <translation>播放最响的一秒</translation>
    </message>
    <message>
        <source>Repeat (L)</source>
        <translation>循环播放（L）</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>频谱图</translation>
    </message>
</context>
<context>
    <name>modalens::SoundTimeline</name>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Click plays from there, drag repeats a part.
Left, Right: seek. Space: play or stop. L: repeat. [ and ]: ends of the part. Esc: no part</source>
        <translation>单击从该处播放，拖动可循环播放一段。
左右箭头：跳转。空格：播放或停止。L：循环。[ 和 ]：片段的两端。Esc：取消片段</translation>
    </message>
</context>
<context>
    <name>modalens::SpokenNames</name>
    <message>
        <source>Spoken names</source>
        <translation>读出的名称</translation>
    </message>
    <message numerus="yes">
        <source>▾ Spoken in %Ln more language(s)</source>
        <translation>
            <numerusform>▾ 另有 %Ln 种语言的读音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>▸ Spoken in %Ln more language(s)</source>
        <translation>
            <numerusform>▸ 另有 %Ln 种语言的读音</numerusform>
        </translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>播放 %1</translation>
    </message>
</context>
<context>
    <name>modalens::StatusLine</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 个条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln signal(s)</source>
        <translation>
            <numerusform>%Ln 个信号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>CPU · %Ln thread(s)</source>
        <translation>
            <numerusform>CPU · %Ln 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved as you go</source>
        <translation>随时保存</translation>
    </message>
    <message>
        <source>Ranked in %1 ms</source>
        <translation>排名用时 %1 毫秒</translation>
    </message>
</context>
<context>
    <name>modalens::TablePreviewDialog</name>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Picture file</source>
        <translation>图片文件</translation>
    </message>
    <message>
        <source>Sound file</source>
        <translation>声音文件</translation>
    </message>
    <message>
        <source>Video file</source>
        <translation>视频文件</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s). What each column means:</source>
        <translation>
            <numerusform>%Ln 行。各列的含义：</numerusform>
        </translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Use as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>Path template</source>
        <translation>路径模板</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Use of column %1</source>
        <translation>列 %1 的用途</translation>
    </message>
    <message>
        <source>Checking paths…</source>
        <translation>正在检查路径…</translation>
    </message>
    <message>
        <source>Checking paths</source>
        <translation>检查路径</translation>
    </message>
    <message>
        <source>All media paths lead to files</source>
        <translation>所有媒体路径都指向文件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln media path(s) do not lead to a file</source>
        <translation>
            <numerusform>%Ln 个媒体路径未指向文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, for example %2</source>
        <translation>%1，例如 %2</translation>
    </message>
    <message>
        <source>No path in column %1 leads to a file: write where the files lie into its path template (FOLDER/{path}), or use it as text</source>
        <translation>列 %1 中没有任何路径指向文件：请在其路径模板中写明文件所在位置 (FOLDER/{path})，或将该列用作文本</translation>
    </message>
    <message>
        <source>What each column means</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>Path template of column %1</source>
        <translation>列 %1 的路径模板</translation>
    </message>
    <message>
        <source>Examples of column %1</source>
        <translation>列 %1 的示例</translation>
    </message>
</context>
<context>
    <name>modalens::TagDialog</name>
    <message>
        <source>mood: calm</source>
        <comment>example of a tag: group and value</comment>
        <translation>心情：平静</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln item(s):</source>
        <translation>
            <numerusform>用于 %Ln 个条目：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::TaggingController</name>
    <message>
        <source>&amp;Tag…</source>
        <translation>标签(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Remove tag…</source>
        <translation>移除标签(&amp;R)…</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>无评分</translation>
    </message>
    <message numerus="yes">
        <source>Rate %Ln star(s)</source>
        <translation>
            <numerusform>评 %Ln 星</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Like</source>
        <translation>喜欢(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Not these</source>
        <translation>不要这些(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Keep selection…</source>
        <translation>保留选择(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Unmark all</source>
        <translation>取消全部标记(&amp;U)</translation>
    </message>
    <message>
        <source>This catalog is open for reading only</source>
        <translation>此目录以只读方式打开</translation>
    </message>
    <message>
        <source>Select an item first</source>
        <translation>请先选择一个条目</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln item(s)</source>
        <comment>what was done, to how many</comment>
        <translation>
            <numerusform>%1：%Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>tag “%1”</source>
        <translation>标签“%1”</translation>
    </message>
    <message>
        <source>removing of tag “%1”</source>
        <translation>移除标签“%1”</translation>
    </message>
    <message>
        <source>rating of %1</source>
        <comment>number of stars</comment>
        <translation>评分 %1</translation>
    </message>
    <message>
        <source>removing of the rating</source>
        <translation>移除评分</translation>
    </message>
    <message>
        <source>Mark items first: with Ctrl or Shift in the list, with a lasso on the map</source>
        <translation>请先标记条目：在列表中按 Ctrl 或 Shift，在地图上用套索</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>移除标签</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Keep selection</source>
        <translation>保留选择</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln marked item(s) put into the query</source>
        <comment>of many only the first</comment>
        <translation>
            <numerusform>已将 %Ln 个已标记条目中的 %1 个加入查询</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Only marked items</source>
        <translation>只看已标记的项(&amp;O)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln marked item(s)</source>
        <translation>
            <numerusform>已标记的 %Ln 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>modalens::Tour</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>step of a tour</comment>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>modalens::TourController</name>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>窗口导览(&amp;T)</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>查找什么</translation>
    </message>
    <message>
        <source>The query: an item of the catalog, words, a picture or a sound. Type here, or drop a file anywhere.</source>
        <translation>查询：目录中的一项、文字、图片或声音。在此输入，或将文件拖到任意位置。</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>看重什么</translation>
    </message>
    <message>
        <source>One fader for each signal. Move one and the whole catalog is ranked again at once; the figure below it says how much it moves.</source>
        <translation>每个信号一个推子。推动它，整个目录立即重新排序；下方的数字说明它影响了多少。</translation>
    </message>
    <message>
        <source>What comes out</source>
        <translation>得到什么</translation>
    </message>
    <message>
        <source>The ranking. Every bar shows which signal put the item there; click an item to see why and what it is.</source>
        <translation>排序列表。每条色带显示是哪个信号把该项排在那里；单击一项可查看原因和内容。</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>位于何处</translation>
    </message>
    <message>
        <source>The map: what is alike lies together. Drag to move, wheel to zoom, click a point to select it.</source>
        <translation>地图：相似的内容聚在一起。拖动可移动，滚轮可缩放，单击点可选中。</translation>
    </message>
    <message>
        <source>Which items</source>
        <translation>哪些项</translation>
    </message>
    <message>
        <source>Facets count every tag and number. A click filters list and map.</source>
        <translation>分面统计每个标签和数值。单击即可筛选列表和地图。</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>有何问题</translation>
    </message>
    <message>
        <source>Catalog health lists duplicates, broken media and outliers: Catalog menu, or Ctrl+H. F1 shows every shortcut.</source>
        <translation>目录健康列出重复项、损坏的媒体和离群项：在“目录”菜单中，或按 Ctrl+H。F1 显示所有快捷键。</translation>
    </message>
</context>
<context>
    <name>modalens::TroubleReporter</name>
    <message>
        <source>Close catalog</source>
        <translation>关闭目录</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Open catalog…</source>
        <translation>打开目录…</translation>
    </message>
    <message>
        <source>Modalens</source>
        <translation>Modalens</translation>
    </message>
</context>
<context>
    <name>modalens::VideoScreen</name>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Drag over the strip to scrub.
Left, Right: seek. Comma, period: frame by frame. Space: play or stop</source>
        <translation>在胶片条上拖动可快速浏览。
左右箭头：跳转。逗号、句号：逐帧。空格：播放或停止</translation>
    </message>
</context>
<context>
    <name>modalens::VideoStrip</name>
    <message>
        <source>no sound device</source>
        <translation>没有声音设备</translation>
    </message>
    <message>
        <source>Frame before (,)</source>
        <translation>上一帧（,）</translation>
    </message>
    <message>
        <source>Next frame (.)</source>
        <translation>下一帧（.）</translation>
    </message>
    <message>
        <source>cannot be read any more: %1</source>
        <translation>已无法读取：%1</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>第 %1 帧，共 %2 帧</translation>
    </message>
</context>
<context>
    <name>modalens::ViewsController</name>
    <message>
        <source>%1 %2</source>
        <comment>name of a view, number</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>saving of view “%1”</source>
        <translation>保存视图“%1”</translation>
    </message>
    <message>
        <source>replacing of view “%1”</source>
        <translation>替换视图“%1”</translation>
    </message>
    <message>
        <source>view “%1”</source>
        <translation>视图“%1”</translation>
    </message>
    <message>
        <source>renaming of view “%1”</source>
        <translation>重命名视图“%1”</translation>
    </message>
    <message>
        <source>copying of view “%1”</source>
        <translation>复制视图“%1”</translation>
    </message>
    <message numerus="yes">
        <source>removing of %Ln view(s)</source>
        <translation>
            <numerusform>移除 %Ln 个视图</numerusform>
        </translation>
    </message>
    <message>
        <source>note on view “%1”</source>
        <translation>视图“%1”的备注</translation>
    </message>
    <message>
        <source>the desk</source>
        <translation>当前桌面</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Comparing two views</source>
        <translation>正在比较两个视图</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>import of view “%1”</source>
        <translation>导入视图“%1”</translation>
    </message>
    <message>
        <source>Share view</source>
        <translation>分享视图</translation>
    </message>
    <message>
        <source>Views (*.json)</source>
        <translation>视图 (*.json)</translation>
    </message>
    <message>
        <source>Import view</source>
        <translation>导入视图</translation>
    </message>
    <message>
        <source>Saved without the marks: a view keeps up to %L1. Keep them as a selection</source>
        <translation>已保存，但不含标记：一个视图最多保留 %L1 个条目。请改为保存选择</translation>
    </message>
    <message>
        <source>Saved without the filter to “%1”: a view keeps up to %L2 items by name</source>
        <translation>已保存，但不含对“%1”的筛选：一个视图最多按名称保留 %L2 个条目</translation>
    </message>
    <message>
        <source>The view is in %1</source>
        <translation>视图已保存到 %1</translation>
    </message>
    <message>
        <source>Open view</source>
        <translation>打开视图</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 个条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the signal(s) %1</source>
        <translation>
            <numerusform>信号 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The view names what this catalog does not have: %1</source>
        <translation>视图提到了这个目录没有的内容：%1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>modalens::ViewsPanel</name>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已保存的视图</translation>
    </message>
    <message>
        <source>Note on this view</source>
        <translation>此视图的备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>A view keeps query, mix, filter, selection and maps under a name. Save the first one, then change the mix and compare.</source>
        <translation>视图以一个名称保存查询、混音、筛选、选择和地图。先保存第一个，再改变混音进行比较。</translation>
    </message>
    <message>
        <source>Keep the desk as it stands under a name</source>
        <translation>以一个名称保存当前桌面</translation>
    </message>
    <message>
        <source>One selected view with the desk, or two views with each other</source>
        <translation>将所选视图与当前桌面比较，或比较两个视图</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Take in a view that somebody sent as a file</source>
        <translation>导入他人以文件发来的视图</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Replace by the desk as it stands</source>
        <translation>以当前桌面替换</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Share as file…</source>
        <translation>分享为文件…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>on the desk, changed since</source>
        <translation>正在桌面上，已有改动</translation>
    </message>
    <message>
        <source>on the desk</source>
        <translation>正在桌面上</translation>
    </message>
</context>
<context>
    <name>modalens::WindowHost</name>
    <message>
        <source>The language can be changed as soon as the running job has ended</source>
        <translation>正在运行的任务结束后即可更改语言</translation>
    </message>
    <message>
        <source>view</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>modalens::showable</name>
    <message>
        <source>(no font for this title)</source>
        <translation>（没有字体可显示此标题）</translation>
    </message>
</context>
</TS>
