import CText

/// Where md4c finds code and where running text in a text, before it is prepared.
final class MarkdownSurvey {
  /// Code spans and blocks, HTML blocks and comments, in order, in bytes of the source.
  private(set) var verbatim: [Range<Int>] = []
  /// Those of them that are code or HTML blocks.
  private(set) var blocks: [Range<Int>] = []
  /// The starts of pieces of running text, in order; a table before `---` is a heading to it.
  private(set) var prose: [Int] = []

  private var base: UnsafePointer<MD_CHAR>?
  private var count = 0
  private var isInSpan = false
  private var isInBlock = false

  /// A survey of a text; an empty one if md4c gives up on it.
  init(_ bytes: [UInt8]) {
    var parser = MD_PARSER()
    // Tables are looked for in what it takes for paragraphs: md4c lets nothing but an empty line end one.
    parser.flags = MarkdownReader.flags & ~UInt32(MD_FLAG_TABLES)
    parser.enter_block = { type, _, survey in
      MarkdownSurvey.from(survey)?.move(in: type, isEntered: true)
      return 0
    }
    parser.leave_block = { type, _, survey in
      MarkdownSurvey.from(survey)?.move(in: type, isEntered: false)
      return 0
    }
    parser.enter_span = { type, _, survey in
      if type == MD_SPAN_CODE { MarkdownSurvey.from(survey)?.isInSpan = true }
      return 0
    }
    parser.leave_span = { type, _, survey in
      if type == MD_SPAN_CODE { MarkdownSurvey.from(survey)?.isInSpan = false }
      return 0
    }
    parser.text = { type, text, size, survey in
      MarkdownSurvey.from(survey)?.note(type, text, Int(size))
      return 0
    }
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress, let size = MD_SIZE(exactly: buffer.count) else {
        return
      }
      count = buffer.count
      start.withMemoryRebound(to: MD_CHAR.self, capacity: count) {
        base = $0
        _ = md_parse($0, size, &parser, Unmanaged.passUnretained(self).toOpaque())
      }
      base = nil
    }
  }

  /// Whether a piece of prose starts in a range.
  func hasProse(in range: Range<Int>) -> Bool {
    let index = Self.firstIndex(of: range.lowerBound, in: prose)
    return index < prose.count && prose[index] < range.upperBound
  }

  /// Whether a block of code or HTML takes a part of a line up.
  func hasBlock(in line: Range<Int>) -> Bool {
    let index = Self.firstIndex(endingAfter: line.lowerBound, in: blocks)
    return index < blocks.count && blocks[index].lowerBound < line.upperBound
  }

  /// The index of the first verbatim piece that ends after an offset.
  func verbatimIndex(after offset: Int) -> Int {
    Self.firstIndex(endingAfter: offset, in: verbatim)
  }

  private static func firstIndex(endingAfter offset: Int, in ranges: [Range<Int>]) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func firstIndex(of offset: Int, in offsets: [Int]) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> MarkdownSurvey? {
    pointer.map { Unmanaged<MarkdownSurvey>.fromOpaque($0).takeUnretainedValue() }
  }

  private func move(in block: MD_BLOCKTYPE, isEntered: Bool) {
    if block == MD_BLOCK_CODE || block == MD_BLOCK_HTML { isInBlock = isEntered }
  }

  private func note(_ type: MD_TEXTTYPE, _ text: UnsafePointer<MD_CHAR>?, _ size: Int) {
    // md4c hands over parts of the source itself, but for line breaks and the indent of code.
    guard let text, let base, text >= base, text < base + count else { return }
    let start = text - base
    let isComment =
      type == MD_TEXT_HTML
      && UnsafeRawBufferPointer(start: text, count: size).starts(with: "<!--".utf8)
    if isInBlock || isInSpan || isComment {
      guard start >= verbatim.last?.upperBound ?? 0 else { return }
      verbatim.append(start..<(start + size))
      if isInBlock { blocks.append(start..<(start + size)) }
    } else if start > prose.last ?? -1 {
      prose.append(start)
    }
  }
}
