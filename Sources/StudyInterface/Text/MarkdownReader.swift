import CText
import FlashcardDeck
import Toolkit

/// Reads Markdown into blocks by way of md4c, which calls back for every block, span and text.
final class MarkdownReader {
  private(set) var blocks: [MarkdownBlock] = []
  private let base: Style
  private var inline: MarkdownInline
  private let isMarked: Bool
  /// A strikethrough has begun, and how many tildes it has is seen at its text.
  private var isOpeningStrike = false
  /// Where the source begins, while md4c reads it.
  private var source: UnsafePointer<MD_CHAR>?
  private var leftovers = CJKEmphasis.Leftovers()
  /// Where the text of the last paragraph ended; whether this one has bold in bold or italic in italic.
  private var paragraphStart = 0
  private var textEnd = 0
  private var hasSameInSame = false
  /// The language of what is said of pictures.
  private let language: Language?
  private lazy var isChinese = language.map { $0 == .chinese } ?? sourceIsChinese
  /// Bytes of the source, to which the size of the result is held.
  private var size = 0
  private var cellCount = 0
  private var tableCount = 0
  /// Where the open lists stand in `blocks`.
  private var lists: [Int] = []
  /// The text of the code or HTML block that is open.
  private var raw: String?
  /// The block of code that is open is one of GitHub's, `math`.
  private var isFormula = false
  private var table: MarkdownTable?

  private init(
    base: Style, isMarked: Bool, _ showsAddresses: Bool, _ language: Language?,
    pairs: Set<Int> = []
  ) {
    self.base = base
    self.language = language
    self.isMarked = isMarked
    inline = MarkdownInline(base: base)
    inline.showsAddresses = showsAddresses
    inline.pairs = TagPairs(known: pairs)
  }

  static let flags = UInt32(
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS
      | MD_FLAG_PERMISSIVEWWWAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS)

  /// What a text consists of.
  typealias Content = (
    blocks: [MarkdownBlock], formulas: [String], addresses: [LinkedAddress]
  )

  /// The blocks of a text; a text that md4c gives up on is one paragraph, as it is written.
  static func blocks(of markdown: String, base: Style) -> [MarkdownBlock] {
    content(of: markdown, base: base).blocks
  }

  /// The same with the sources of the formulas in them, and what they link to.
  static func content(
    of markdown: String, base: Style, showsAddresses: Bool = true, in language: Language? = nil
  ) -> Content {
    guard !markdown.isEmpty else { return ([], [], []) }
    // As most questions are: 20 of them in a list took a third of a key's instructions.
    if isPlain(markdown) { return ([.paragraph(StyledLine(markdown, base))], [], []) }
    return parsed(markdown, base: base, showsAddresses: showsAddresses, in: language)
  }

  /// The blocks and formulas of a text that is not empty, as md4c finds them.
  static func parsed(
    _ markdown: String, base: Style, showsAddresses: Bool, in language: Language? = nil
  ) -> Content {
    var (text, tables) = PreparedMarkdown.text(markdown)
    var hardened = CJKEmphasis.hardened(text)
    var reader = MarkdownReader(base: base, isMarked: hardened != nil, showsAddresses, language)
    var isRead = reader.read(hardened ?? text)
    if isRead, reader.tableCount < tables {
      // What looks like a table is none in its place, and is not to be shown as it was prepared.
      (text, tables) = PreparedMarkdown.text(markdown, withTables: false)
      hardened = CJKEmphasis.hardened(text)
      reader = MarkdownReader(base: base, isMarked: hardened != nil, showsAddresses, language)
      isRead = reader.read(hardened ?? text)
    }
    guard isRead else {
      let line = StyledLine(markdown.displayed(keepsLineBreaks: true), base)
      return ([.paragraph(line)], [], [])
    }
    text = hardened ?? text
    // What is eased may show the next pair that is the wrong one.
    for _ in 0..<3 {
      guard let eased = CJKEmphasis.eased(text, reader.leftovers, isMarked: reader.isMarked) else {
        break
      }
      let next = MarkdownReader(base: base, isMarked: true, showsAddresses, language)
      guard next.read(eased), next.leftovers.count < reader.leftovers.count else { break }
      (text, reader) = (eased, next)
    }
    let pairs = reader.inline.pairs.found
    if !pairs.isEmpty {
      let next = MarkdownReader(
        base: base, isMarked: reader.isMarked, showsAddresses, language, pairs: pairs)
      if next.read(text) { reader = next }
    }
    return (reader.blocks, reader.inline.formulas, reader.inline.addresses)
  }

  private func read(_ markdown: String) -> Bool {
    var text = markdown
    var parser = MD_PARSER()
    parser.flags = Self.flags
    parser.enter_block = { type, detail, reader in
      MarkdownReader.from(reader)?.enter(block: type, detail) ?? 1
    }
    parser.leave_block = { type, _, reader in
      MarkdownReader.from(reader)?.leave(block: type)
      return 0
    }
    parser.enter_span = { type, detail, reader in
      MarkdownReader.from(reader)?.enter(span: type, detail)
      return 0
    }
    parser.leave_span = { type, _, reader in
      MarkdownReader.from(reader)?.leave(span: type)
      return 0
    }
    parser.text = { type, text, size, reader in
      MarkdownReader.from(reader)?.read(type, text, size)
      return 0
    }
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress, let count = MD_SIZE(exactly: bytes.count) else {
        return false
      }
      size = bytes.count
      return start.withMemoryRebound(to: MD_CHAR.self, capacity: bytes.count) {
        source = $0
        defer { source = nil }
        return md_parse($0, count, &parser, Unmanaged.passUnretained(self).toOpaque()) == 0
      }
    }
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> MarkdownReader? {
    pointer.map { Unmanaged<MarkdownReader>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: Blocks

  private func enter(block type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
    endParagraph()
    switch type {
    case MD_BLOCK_QUOTE:
      blocks.append(.quote)
    case MD_BLOCK_UL:
      let detail = detail?.load(as: MD_BLOCK_UL_DETAIL.self)
      open(MarkdownList(isTight: detail?.is_tight != 0))
    case MD_BLOCK_OL:
      let detail = detail?.load(as: MD_BLOCK_OL_DETAIL.self)
      open(
        MarkdownList(
          start: Int(detail?.start ?? 1),
          delimiter: detail?.mark_delimiter == MD_CHAR(UInt8(ascii: ")")) ? ")" : ".",
          isTight: detail?.is_tight != 0))
    case MD_BLOCK_LI:
      let detail = detail?.load(as: MD_BLOCK_LI_DETAIL.self)
      let isTask = (detail?.is_task ?? 0) != 0
      let isOpen = detail?.task_mark == MD_CHAR(UInt8(ascii: " "))
      blocks.append(.item(isDone: isTask ? !isOpen : nil))
      countItem()
    case MD_BLOCK_HR:
      blocks.append(.rule)
    case MD_BLOCK_H:
      inline.isHeading = true
    case MD_BLOCK_CODE:
      raw = ""
      let language = string(detail?.load(as: MD_BLOCK_CODE_DETAIL.self).lang)
      isFormula = language.lowercased() == "math"
    case MD_BLOCK_HTML:
      raw = ""
    case MD_BLOCK_TABLE:
      table = MarkdownTable()
      tableCount += 1
    case MD_BLOCK_TR:
      table?.rows.append([])
    case MD_BLOCK_TH, MD_BLOCK_TD:
      // md4c fills short rows up, so that a small text can ask for a huge table.
      cellCount += 1
      if cellCount > size + 1000 { return 1 }
      if type == MD_BLOCK_TH {
        table?.alignments.append(alignment(detail?.load(as: MD_BLOCK_TD_DETAIL.self).align))
        inline.isHeading = true
      }
    default: break
    }
    return 0
  }

  private func leave(block type: MD_BLOCKTYPE) {
    switch type {
    case MD_BLOCK_QUOTE:
      endParagraph()
      blocks.append(.close)
    case MD_BLOCK_UL, MD_BLOCK_OL:
      lists.removeLast()
      blocks.append(.close)
    case MD_BLOCK_LI:
      endParagraph()
      blocks.append(.close)
    case MD_BLOCK_P, MD_BLOCK_H:
      endParagraph()
      inline.isHeading = false
    case MD_BLOCK_CODE:
      endCode()
    case MD_BLOCK_HTML:
      endHTML()
    case MD_BLOCK_TH, MD_BLOCK_TD:
      endCell()
    case MD_BLOCK_THEAD:
      if let header = table?.rows.popLast() { table?.header = header }
    case MD_BLOCK_TABLE:
      if let table { blocks.append(.table(table)) }
      table = nil
    default: break
    }
  }

  private func open(_ list: MarkdownList) {
    lists.append(blocks.count)
    blocks.append(.list(list))
  }

  private func countItem() {
    guard let index = lists.last, case .list(var list) = blocks[index] else { return }
    list.count += 1
    blocks[index] = .list(list)
  }

  private func alignment(_ align: MD_ALIGN?) -> MarkdownTable.Alignment {
    switch align {
    case MD_ALIGN_RIGHT: .right
    case MD_ALIGN_CENTER: .center
    default: .left
    }
  }

  /// In a tight list an item's text stands without a paragraph around it, so whatever comes next
  /// ends it.
  private func endParagraph() {
    noteParagraph()
    let line = inline.take { isChinese }
    guard line.runs.contains(where: { $0.text.contains { $0 != "\n" } }) else { return }
    blocks.append(.paragraph(line))
  }

  private func endCell() {
    noteParagraph()
    inline.isHeading = false
    let line = inline.take(isCell: true) { isChinese }
    guard let row = table?.rows.indices.last else { return }
    table?.rows[row].append(line)
  }

  private func endCode() {
    let code = raw ?? ""
    raw = nil
    guard isFormula, code.contains(where: { !$0.isWhitespace }) else {
      blocks.append(.code(code))
      return
    }
    inline.append(display: code.split(whereSeparator: \.isNewline).joined(separator: " "))
    endParagraph()
  }

  private func endHTML() {
    let text = MarkdownInline.withoutComments(raw ?? "")
    raw = nil
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    if let code = MarkdownInline.preformatted(text) {
      if !code.isEmpty { blocks.append(.code(code + "\n")) }
      return
    }
    inline.append(block: text.hasSuffix("\n") ? String(text.dropLast()) : text)
    endParagraph()
  }

  // MARK: Spans and text

  private func enter(span type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_SPAN_A: inline.openLink(to: string(detail?.load(as: MD_SPAN_A_DETAIL.self).href))
    case MD_SPAN_IMG:
      inline.isChinese = isChinese
      inline.openPicture(string(detail?.load(as: MD_SPAN_IMG_DETAIL.self).src))
    case MD_SPAN_DEL:
      inline.openStrike()
      isOpeningStrike = true
    default:
      // Bold in bold shows nothing: the signs of two words were taken for pairs the wrong way round.
      if type == MD_SPAN_STRONG && inline.isBold || type == MD_SPAN_EM && inline.isItalic {
        hasSameInSame = true
      }
      inline.open(type)
    }
  }

  private func leave(span type: MD_SPANTYPE) { inline.close(type) }

  /// Whether there is an ideograph in the source.
  private var sourceIsChinese: Bool {
    UnsafeBufferPointer(start: source, count: source == nil ? 0 : size).contains {
      (0xE4...0xE9).contains(UInt8(bitPattern: $0))
    }
  }

  /// Counts the tildes of the strikethrough that has begun before its text.
  private func countTildes(before start: UnsafePointer<MD_CHAR>?) {
    guard isOpeningStrike, let start, let source, start >= source, start < source + size else {
      return
    }
    isOpeningStrike = false
    let tilde = MD_CHAR(UInt8(ascii: "~"))
    // Other marks may stand between, as in `~~**a**~~`.
    var offset = start - source
    while offset > 0, source[offset - 1] != tilde { offset -= 1 }
    if offset < 2 || source[offset - 2] != tilde { inline.setStrike("~") }
  }

  /// Whether a text follows `<`, as an address does whose end is marked.
  private func isBetweenBrackets(_ start: UnsafePointer<MD_CHAR>?) -> Bool {
    guard let start, let source, start > source, start < source + size else { return false }
    return start[-1] == MD_CHAR(UInt8(ascii: "<"))
  }

  private func read(_ type: MD_TEXTTYPE, _ start: UnsafePointer<MD_CHAR>?, _ count: MD_SIZE) {
    countTildes(before: start)
    inline.isBetweenBrackets = isBetweenBrackets(start)
    if type == MD_TEXT_NORMAL, raw == nil {
      inline.append(prepared: string(start, count))
      noteLeftovers(start, Int(count))
      return
    }
    let text = StandIn.decoded(string(start, count))
    if raw != nil {
      raw? += text
      return
    }
    switch type {
    case MD_TEXT_NULLCHAR: inline.append("\0")
    case MD_TEXT_BR: inline.breakLine()
    case MD_TEXT_SOFTBR: inline.breakSoftly()
    case MD_TEXT_ENTITY: inline.append(VisibleText.meaningful(HTMLEntity.text(of: text) ?? text))
    case MD_TEXT_HTML: inline.appendHTML(text)
    default: inline.append(text)
    }
  }

  /// Notes the `*` and `~` that were read as text.
  private func noteLeftovers(_ start: UnsafePointer<MD_CHAR>?, _ count: Int) {
    guard let start, let source, start >= source, start < source + size else { return }
    let first = start - source
    textEnd = first + count
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    for (index, byte) in bytes.enumerated()
    where byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~") {
      // An escaped sign is handed over alone.
      let isEscaped = index == 0 && first > 0 && source[first - 1] == MD_CHAR(UInt8(ascii: "\\"))
      if !isEscaped { leftovers.signs.append(first + index) }
    }
  }

  private func noteParagraph() {
    if hasSameInSame { leftovers.paragraphs.append(paragraphStart..<textEnd) }
    hasSameInSame = false
    paragraphStart = textEnd
  }

  private func string(_ start: UnsafePointer<MD_CHAR>?, _ count: MD_SIZE) -> String {
    let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(count))
    let text = String(decoding: bytes, as: UTF8.self)
    return isMarked ? CJKEmphasis.unmarked(text) : text
  }

  /// The text of a link's address, with its entities read.
  private func string(_ attribute: MD_ATTRIBUTE?) -> String {
    guard let attribute, let types = attribute.substr_types, let text = attribute.text else {
      return ""
    }
    var result = ""
    var index = 0
    while attribute.substr_offsets[index] < attribute.size {
      let start = attribute.substr_offsets[index]
      let part = StandIn.decoded(
        string(text + Int(start), attribute.substr_offsets[index + 1] - start))
      result += types[index] == MD_TEXT_ENTITY ? HTMLEntity.text(of: part) ?? part : part
      index += 1
    }
    return result
  }
}
