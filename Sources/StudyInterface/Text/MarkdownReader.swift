import CText

/// Reads Markdown into blocks by way of md4c, which calls back for every block, span and text.
final class MarkdownReader {
  private(set) var blocks: [MarkdownBlock] = []
  private let base: Style
  private var inline: MarkdownInline
  private var isMarked = false
  /// Bytes of the source, to which the size of the result is held.
  private var size = 0
  private var cellCount = 0
  /// Where the open lists stand in `blocks`.
  private var lists: [Int] = []
  /// The text of the code or HTML block that is open.
  private var raw: String?
  private var table: MarkdownTable?

  private init(base: Style) {
    self.base = base
    inline = MarkdownInline(base: base)
  }

  /// The blocks of a text; a text that md4c rejects is one paragraph, as it is written.
  static func blocks(of markdown: String, base: Style) -> [MarkdownBlock] {
    guard !markdown.isEmpty else { return [] }
    let reader = MarkdownReader(base: base)
    if reader.read(markdown) { return reader.blocks }
    return [.paragraph(StyledLine(markdown.displayed(keepsLineBreaks: true), base))]
  }

  private func read(_ markdown: String) -> Bool {
    let eased = CJKEmphasis(markdown)
    var text = eased.text
    isMarked = eased.isMarked
    var parser = MD_PARSER()
    parser.flags = UInt32(
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_LATEXMATHSPANS
        | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS)
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
        md_parse($0, count, &parser, Unmanaged.passUnretained(self).toOpaque()) == 0
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
    case MD_BLOCK_CODE, MD_BLOCK_HTML:
      raw = ""
    case MD_BLOCK_TABLE:
      table = MarkdownTable()
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
      blocks.append(.code(raw ?? ""))
      raw = nil
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
    let line = inline.take()
    if !line.runs.isEmpty { blocks.append(.paragraph(line)) }
  }

  private func endCell() {
    inline.isHeading = false
    let line = inline.take()
    guard let row = table?.rows.indices.last else { return }
    table?.rows[row].append(line)
  }

  private func endHTML() {
    let text = MarkdownInline.withoutComments(raw ?? "")
    raw = nil
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    inline.append(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    endParagraph()
  }

  // MARK: Spans and text

  private func enter(span type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_SPAN_A:
      inline.openLink(to: string(detail?.load(as: MD_SPAN_A_DETAIL.self).href))
    default: inline.open(type)
    }
  }

  private func leave(span type: MD_SPANTYPE) { inline.close(type) }

  private func read(_ type: MD_TEXTTYPE, _ start: UnsafePointer<MD_CHAR>?, _ count: MD_SIZE) {
    let text = string(start, count)
    if raw != nil {
      raw? += text
      return
    }
    switch type {
    case MD_TEXT_NULLCHAR: inline.append("\0")
    case MD_TEXT_BR: inline.breakLine()
    case MD_TEXT_SOFTBR: inline.breakSoftly()
    case MD_TEXT_ENTITY: inline.append(HTMLEntity.text(of: text) ?? text)
    case MD_TEXT_HTML: inline.appendHTML(text)
    case MD_TEXT_LATEXMATH: inline.appendMath(text)
    default: inline.append(text)
    }
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
      let part = string(text + Int(start), attribute.substr_offsets[index + 1] - start)
      result += types[index] == MD_TEXT_ENTITY ? HTMLEntity.text(of: part) ?? part : part
      index += 1
    }
    return result
  }
}
