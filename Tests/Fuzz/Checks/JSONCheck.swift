import Toolkit

@testable import FlashcardDeck
@testable import ProgressStore

/// What holds for JSON of any bytes: skipping and reading agree, and what is written reads back.
func checkJSON(_ bytes: [UInt8]) throws {
  let value = tree(bytes)
  try require(skips(bytes) == (value != nil), "skipping and reading do not agree")
  if let value {
    let written = value.bytes
    try require(
      tree(written) == value, "\(String(decoding: written, as: UTF8.self)) reads otherwise")
    try require(
      bytes.isEmpty || tree([0x20] + bytes + [0x0A]) == value, "white space makes a difference")
  }
  let text = String(decoding: bytes, as: UTF8.self)
  try require(tree(JSONTree.string(text).bytes) == .string(text), "a string reads otherwise")
  var choices = Choices(bytes)
  let number = choices.number(in: 0...Int.max - 1) * (choices.boolean() ? -1 : 1)
  try require(tree(JSONTree.integer(number).bytes) == .integer(number), "\(number) reads otherwise")
}

/// JSON as values; numbers that are not whole as their text.
private indirect enum JSONTree: Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number([UInt8])
  case string(String)
  case list([JSONTree])
  case object([Member])

  struct Member: Equatable {
    let key: String
    let value: JSONTree
  }

  var bytes: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes
  }

  private func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.raw("null")
    case .boolean(let value): if value { json.raw("true") } else { json.raw("false") }
    case .integer(let value): json.integer(value)
    case .number(let digits): for digit in digits { json.byte(digit) }
    case .string(let text): json.string(text)
    case .list(let items):
      json.raw("[")
      for (index, item) in items.enumerated() {
        if index > 0 { json.raw(",") }
        item.write(to: &json)
      }
      json.raw("]")
    case .object(let members):
      json.raw("{")
      for (index, member) in members.enumerated() {
        if index > 0 { json.raw(",") }
        json.string(member.key)
        json.raw(":")
        member.value.write(to: &json)
      }
      json.raw("}")
    }
  }

  /// Strings are compared by their scalars: two that only look alike are not the same.
  static func == (one: JSONTree, other: JSONTree) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    case (.list(let one), .list(let other)): one == other
    case (.object(let one), .object(let other)):
      one.count == other.count
        && zip(one, other).allSatisfy {
          $0.key.utf8.elementsEqual($1.key.utf8) && $0.value == $1.value
        }
    default: false
    }
  }
}

private func skips(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { text in
    var reader = JSONReader(text)
    do {
      try reader.skip()
      try reader.end()
      return true
    } catch {
      return false
    }
  }
}

private func tree(_ bytes: [UInt8]) -> JSONTree? {
  bytes.withUnsafeBufferPointer { text in
    var reader = JSONReader(text)
    guard let value = try? tree(&reader, text), (try? reader.end()) != nil else { return nil }
    return value
  }
}

private func tree(_ reader: inout JSONReader, _ text: UnsafeBufferPointer<UInt8>) throws -> JSONTree
{
  let start = reader
  if let string = try? reader.string() { return .string(string) }
  reader = start
  if reader.takeNull() { return .null }
  if let value = try? reader.boolean() { return .boolean(value) }
  reader = start
  if let value = try? reader.integer() { return .integer(value) }
  reader = start
  if (try? reader.beginObject()) != nil {
    var members: [JSONTree.Member] = []
    while let key = try reader.nextKey() {
      members.append(.init(key: key.string, value: try tree(&reader, text)))
    }
    return .object(members)
  }
  reader = start
  if (try? reader.beginArray()) != nil {
    var items: [JSONTree] = []
    while try reader.nextElement() { items.append(try tree(&reader, text)) }
    return .list(items)
  }
  reader = start
  try reader.skip()
  let digits = text[start.offset..<reader.offset].drop { $0 <= 0x20 }
  return .number(Array(digits))
}
