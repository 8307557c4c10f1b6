import FlashcardDeck
import Toolkit

extension Chinese {
  func name(of severity: Problem.Severity) -> String {
    switch severity {
    case .error: "错误"
    case .warning: "警告"
    }
  }

  func sentence(for cause: Problem.Cause) -> String {
    switch cause {
    case .unreadable(let error): sentence(for: error)
    case .textTooLarge: "文件超过 4 GB"
    case .utf16: "文件是 UTF-16 编码，请另存为 UTF-8"
    case .notUTF8: "这里的文字不是 UTF-8"
    case .noCard: "文件里没有卡片"
    case .frontMatter(let cause): "文件头不是合法的 YAML：\(words(for: cause))"
    case .unknownLanguage(let tag): "不认识的语言 \(tag)"
    case .openFence: "代码块没有结束标记，其后的内容都成了代码"
    case .openComment: "注释没有结束标记"
    case .openHTML: "HTML 没有结束标记"
    case .headingInHTML: "这个标题属于上面的 HTML，HTML 要到空行才结束"
    case .unknownFormat(let name): "不认识的格式 \(name)，可用的有 native 和 notes"
    case .questionsOnly(let count): "文件里有 \(count) 道题目，但没有答案，因此不是卡组"
    case .notTaken: "这里像是题目，但没有读成卡片"
    case .conflictCopy: "未读入：这是同步冲突留下的副本，请合并后删除"
    case .conflictMark: "这里留有 git 合并冲突的标记，请保留一方的内容并删去这一行"
    case .oneLineCard: "一行写成的卡片只在主题下的列表里读取；也可以把题目写在 ### 之后，答案写在下面"
    case .pairsInAnswer:
      "这个列表是上面那道题的答案；一行写成的卡片要放在主题下的列表里，写 <!-- kind: basic --> 表示并非卡片"
    case .unknownKind(let name):
      "没有“\(name)”这种卡片，可用的有 basic、reversed、cloze、choice 和 typed"
    case .openGap: "填空在所在段落里没有以 }} 结束"
    case .emptyGap: "填空里没有内容"
    case .gapNumber(let largest): "填空的编号必须在 1 到 \(largest) 之间"
    case .gapForm: "这里按原文读取；填空要写成 {{c1::内容}}"
    case .tooManyGaps(let most): "一段文字最多有 \(most) 个填空"
    case .gapElsewhere: "只有答案里的填空才会提问，这里的会原样显示"
    case .gapNotShown: "标签或地址里的填空不显示，因此没有隐藏任何内容"
    case .gapsNotAsked(.reversed):
      "只有 cloze 卡片才提问填空，而注释或 ::: 使这张卡片成为 reversed"
    case .gapsNotAsked(let kind): "只有 cloze 卡片才提问填空，而注释说这张卡片是 \(kind.rawValue)"
    case .pairSides: "这里没有读成卡片；一行写成的卡片，冒号两侧都要有文字和空格：题目 :: 答案"
    case .pairInMarks: "这里没有读成卡片，因为冒号在粗体或斜体之中；请把冒号写在外面：**题目** :: 答案"
    case .pairCount: "这里没有读成卡片，因为冒号多于三个；一行写成的卡片用两个冒号，双向提问用三个"
    case .pairOfTask: "这里没有读成卡片，因为带方框的列表项是待办事项"
    case .severalPairs: "这张卡片有不止一处冒号，以第一处分开题目和答案"
    case .emptyChoice: "选择题里有一项没有文字"
    case .equalChoices: "选择题里有两项文字相同"
    case .manyChoices(let keys): "选择题只有前 \(keys) 项有按键，从这一项起只能用方向键选择"
    case .taskList: "这不是选择题，因为各项全部勾选或全都没有勾选；选择题里对的写 [x]，错的写 [ ]"
    case .secondKind: "卡片的 kind 写了两次，以第一个为准"
    case .missingFile(let name): "找不到 \(name)"
    case .noGap: "这张卡片没有填空；请把要隐藏的内容写成 {{c1::内容}}"
    case .noChoice: "选择题要以列表开头，对的写 [x]，错的写 [ ]，两种都至少要有一个"
    case .choiceWithoutBox: "选择题的每一项都要有 [x] 或 [ ]"
    case .otherChoices(let name): "卡片 \(name) 的选项与另一种语言的不一致：两边的项数和正确项的位置要相同"
    case .headingWithoutSpace: "标题的 # 之后要有空格"
    case .answerWithoutQuestion: "答案没有对应的题目"
    case .cardTooLong: "卡片超过 256 KB，未读入"
    case .noQuestion: "卡片没有题目"
    case .noAnswer: "卡片没有答案"
    case .nameTaken(let name, let byThisDeck):
      "名称 \(name) 已被\(byThisDeck ? "本卡组的" : "")另一张卡片使用"
    case .nameChanged(let name, let new): "名称 \(name) 已被另一个卡组使用，现改为 \(new)"
    case .oneLanguage(let name): "卡片 \(name) 只有一种语言"
    case .unnamedInTwoLanguages: "没有 {#名称} 的卡片无法与另一种语言的卡片对应"
    case .configuration(let cause): "不是合法的 YAML：\(words(for: cause))"
    case .configurationIsNoMapping: "配置必须由键和值组成"
    case .unknownKey(let key, let known):
      "不认识的键“\(key)”，可用的键有 \(known.listed("、"))"
    case .unreadableDeck(let path, let error): "卡组 \(path) \(sentence(for: error))"
    case .decks: "decks 必须是一个路径或一组路径"
    case .boxes(let longest):
      "boxes 必须是一组天数，每个在 1 到 \(longest) 之间，且不小于前一个"
    case .tooManyBoxes(let most): "盒子超过 \(most) 个"
    case .pace(let name):
      if let pace = Pace.nearest(to: name) {
        "没有节奏“\(name)”，您是不是要“\(pace)”？"
      } else {
        "pace 必须是 \(Pace.names.listed("、")) 之一"
      }
    case .forgotten: "forgotten 必须是 half 或 first"
    case .number(let key, let range):
      "\(key) 必须是 \(range.lowerBound) 到 \(range.upperBound) 之间的整数"
    case .language: "language 必须是 zh 或 en"
    case .unknownAction(let name, let nearest):
      "没有名为“\(name)”的操作；" + (meant(nearest) ?? "`leitner keys` 会列出所有操作")
    case .fixedAction(let name): "“\(name)”的按键不能更改"
    case .unknownKeyName(let name, let nearest):
      "没有名为“\(name)”的按键；" + (meant(nearest) ?? "按键写作 u、C-r、M-x、Space、PageUp")
    case .takenKey(let key, let action, let place):
      "“\(key)”在界面“\(place)”上是“\(action)”的按键，请先给它换一个键"
    case .keyTakenFrom(let key, let action, let places):
      "“\(key)”在界面 \(places.listed("、")) 上不再是“\(action)”的按键"
    case .opener: "opener 必须是一条命令，例如 feh 或 [mpv, --loop=no, \"{}\"]"
    case .boolean(let key): "\(key) 只能是 true 或 false"
    case .theme: "theme 必须是一个配色名，或者由键和颜色组成"
    case .unknownTheme(let name, let known):
      "没有配色“\(name)”；"
        + (meant(Likeness.nearest(to: name, among: known)) ?? "可用的有 \(known.listed("、"))")
    case .unknownRole(let name, let known):
      "配色里没有“\(name)”；"
        + (meant(Likeness.nearest(to: name, among: known)) ?? "可用的有 \(known.listed("、"))")
    case .colour(let text, let nearest):
      "没有颜色“\(text)”；" + (meant(nearest) ?? "颜色写作 \"#5f87d7\"、110、blue、bright-blue 或 default")
    case .colourWithoutQuotes: "这里必须有颜色；带 # 的颜色要加引号：\"#5f87d7\""
    case .ambiguousWidth: "ambiguous-width 必须是 1 或 2"
    case .keys: "keys 必须由操作名组成，每个操作对应一个或一组按键"
    case .keysOfAction: "keys 里的每个操作必须对应一个或一组按键"
    }
  }

  private func sentence(for error: DeckError) -> String {
    switch error {
    case .irregular: "不是普通文件"
    case .tooLarge: "超过 1 GB"
    case .cannotOpen(let error): "无法打开：\(words(for: error))"
    case .cannotRead(let error): "无法读取：\(words(for: error))"
    case .cannotList(let error): "无法读取文件夹：\(words(for: error))"
    }
  }

  private func words(for error: SystemError) -> String {
    words(for: FileError(path: "", operation: .open, code: error.code).reason)
  }

  private func words(for cause: YAMLError.Cause) -> String {
    switch cause {
    case .tooDeep: "嵌套太深"
    case .alias: "不支持别名"
    case .repeatedKey(let name): "键“\(name)”出现了两次"
    case .syntax(let text): text
    }
  }

  func sentence(for error: FileError) -> String {
    "无法\(words(for: error.operation)) \(error.path)：\(words(for: error.reason))"
  }

  private func words(for operation: FileError.Operation) -> String {
    switch operation {
    case .read: "读取"
    case .write: "写入"
    case .sync: "写到磁盘"
    case .rename: "重命名"
    case .remove: "删除"
    case .open: "打开"
    case .examine: "查看"
    case .list: "列出"
    case .lock: "锁定"
    case .makeFolder: "新建文件夹"
    }
  }

  func words(for reason: FileError.Reason) -> String {
    switch reason {
    case .diskFull: "磁盘已满"
    case .quotaUsedUp: "磁盘配额已用完"
    case .permissionMissing: "没有权限"
    case .readOnlyFileSystem: "文件系统是只读的"
    case .missing: "不存在"
    case .closed: "它已关闭"
    case .pathThroughFile: "路径中有一段不是文件夹"
    case .isFolder: "它是文件夹"
    case .linkLoop: "符号链接形成了循环"
    case .nameTooLong: "名称太长"
    case .tooManyOpenFiles: "打开的文件太多"
    case .diskError: "磁盘报告了错误"
    case .tooLarge: "文件太大"
    case .irregular: "它是设备、管道或套接字"
    case .nothingCanBeMade: "上一级文件夹里不能新建任何东西"
    case .other(let error): error.description
    }
  }
}
