import Foundation

/// The value of an arithmetic expression: `+ - * / **`, parentheses, `pi`, and the functions that
/// the list of worked numbers uses. Nil for anything else.
func value(of expression: String) -> Double? {
  var parser = ArithmeticParser(text: Array(expression.filter { $0 != " " }))
  guard let value = parser.sum(), parser.isAtEnd else { return nil }
  return value
}

private struct ArithmeticParser {
  let text: [Character]
  var position = 0

  var isAtEnd: Bool { position == text.count }

  mutating func skip(_ symbol: String) -> Bool {
    guard text[position...].starts(with: symbol) else { return false }
    position += symbol.count
    return true
  }

  mutating func sum() -> Double? {
    guard var value = product() else { return nil }
    while true {
      if skip("+") {
        guard let next = product() else { return nil }
        value += next
      } else if skip("-") {
        guard let next = product() else { return nil }
        value -= next
      } else {
        return value
      }
    }
  }

  mutating func product() -> Double? {
    guard var value = signed() else { return nil }
    while true {
      if text[position...].starts(with: "**") { return value }
      if skip("*") {
        guard let next = signed() else { return nil }
        value *= next
      } else if skip("/") {
        guard let next = signed() else { return nil }
        value /= next
      } else {
        return value
      }
    }
  }

  mutating func signed() -> Double? {
    if skip("-") { return signed().map { -$0 } }
    return power()
  }

  mutating func power() -> Double? {
    guard let base = atom() else { return nil }
    guard skip("**") else { return base }
    return signed().map { pow(base, $0) }
  }

  mutating func atom() -> Double? {
    if skip("(") {
      guard let value = sum(), skip(")") else { return nil }
      return value
    }
    _ = skip("math.")
    let start = position
    while position < text.count, text[position].isLetter { position += 1 }
    let name = String(text[start..<position])
    if name == "pi" { return Double.pi }
    if !name.isEmpty { return call(name) }
    return number()
  }

  mutating func call(_ name: String) -> Double? {
    guard skip("(") else { return nil }
    var arguments: [Double] = []
    repeat {
      guard let argument = sum() else { return nil }
      arguments.append(argument)
    } while skip(",")
    guard skip(")") else { return nil }
    switch (name, arguments.count) {
    case ("sqrt", 1): return arguments[0].squareRoot()
    case ("exp", 1): return exp(arguments[0])
    case ("log", 1): return log(arguments[0])
    case ("ceil", 1): return arguments[0].rounded(.up)
    case ("floor", 1): return arguments[0].rounded(.down)
    case ("round", 1): return arguments[0].rounded()
    case ("round", 2):
      let unit = pow(10, -arguments[1])
      return (arguments[0] / unit).rounded() * unit
    case ("abs", 1): return abs(arguments[0])
    case ("min", 2): return min(arguments[0], arguments[1])
    case ("max", 2): return max(arguments[0], arguments[1])
    case ("comb", 2):
      return (0..<Int(arguments[1])).reduce(1.0) { product, index in
        product * (arguments[0] - Double(index)) / Double(index + 1)
      }
    default: return nil
    }
  }

  mutating func number() -> Double? {
    let start = position
    while position < text.count {
      let isSign = "+-".contains(text[position])
      let followsExponent = position > start && text[position - 1] == "e"
      guard text[position].isNumber || ".e".contains(text[position]) || isSign && followsExponent
      else { break }
      position += 1
    }
    return Double(String(text[start..<position]))
  }
}
