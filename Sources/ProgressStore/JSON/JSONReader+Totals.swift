import FlashcardDeck
import Toolkit

extension JSONReader {
  /// Reads sums, an object as `JSONWriter.totals` writes it. A `morning` among them comes last and has
  /// only the days that differ; it is taken if it is wanted.
  mutating func totals(inTheMorning isMorning: Bool = false) throws(JSONError) -> Totals {
    var totals = Totals()
    try beginObject()
    while let key = try nextKey() {
      switch key {
      case "reviews": totals.reviews = try EventReader.count(&self)
      case "lapses": totals.lapses = try EventReader.count(&self)
      case "timed": totals.timed = try EventReader.count(&self)
      case "seconds": totals.seconds = try EventReader.count(&self)
      case "recall": totals.recall = try recallCounts()
      case "days": totals.days = try dayCounts()
      case "morning":
        guard isMorning else {
          try skip()
          continue
        }
        var morning = try self.totals(inTheMorning: true)
        let days = DayCounts(totals.days.entries + morning.days.entries)
        morning.days = DayCounts(days.entries.filter { $0.count > 0 })
        totals = morning
      default: try skip()
      }
    }
    return totals
  }

  private mutating func recallCounts() throws(JSONError) -> [Totals.Recall] {
    var recall: [Totals.Recall] = []
    try beginArray()
    while try nextElement() {
      if recall.count == EventReader.largestBox { throw expected("at most 1000 boxes") }
      var counts: [Int] = []
      try beginArray()
      while try nextElement() {
        if counts.count == 2 { throw expected("two counts") }
        counts.append(try EventReader.count(&self))
      }
      guard counts.count == 2 else { throw expected("two counts") }
      recall.append(Totals.Recall(asked: counts[0], recalled: counts[1]))
    }
    return recall
  }

  private mutating func dayCounts() throws(JSONError) -> DayCounts {
    var entries: [DayCounts.Entry] = []
    try beginObject()
    while let key = try nextKey() {
      guard let day = Day(key.string) else { throw expected("a day as YYYY-MM-DD") }
      entries.append(DayCounts.Entry(day: day, count: try EventReader.count(&self)))
    }
    return DayCounts(entries)
  }

  /// Reads a list of whole numbers.
  mutating func numbers() throws(JSONError) -> [Int] {
    var numbers: [Int] = []
    try beginArray()
    while try nextElement() { numbers.append(try integer()) }
    return numbers
  }

  /// Reads a list of strings.
  mutating func strings() throws(JSONError) -> [String] {
    var strings: [String] = []
    try beginArray()
    while try nextElement() { strings.append(try string()) }
    return strings
  }
}

extension JSONWriter {
  /// Writes the members of sums, without the brackets around them; each day comes after `lineEnd`.
  mutating func totals(_ totals: Totals, _ lineEnd: StaticString = "") {
    raw("\"reviews\":")
    count(totals.reviews)
    raw(",\"lapses\":")
    count(totals.lapses)
    raw(",\"timed\":")
    count(totals.timed)
    raw(",\"seconds\":")
    count(totals.seconds)
    raw(",\"recall\":[")
    for (box, recall) in totals.recall.enumerated() {
      if box > 0 { raw(",") }
      raw("[")
      count(recall.asked)
      raw(",")
      count(recall.recalled)
      raw("]")
    }
    raw("],\"days\":{")
    for (number, entry) in totals.days.entries.enumerated() {
      if number > 0 { raw(",") }
      raw(lineEnd)
      day(entry.day)
      raw(":")
      count(entry.count)
    }
    if !totals.days.entries.isEmpty { raw(lineEnd) }
    raw("}")
  }

  /// Writes a sum, or the largest one that is read again.
  private mutating func count(_ count: Int) { integer(min(count, EventReader.largestCount)) }

  /// Writes a list of strings.
  mutating func strings(_ strings: [String]) {
    raw("[")
    for (number, text) in strings.enumerated() {
      if number > 0 { raw(",") }
      string(text)
    }
    raw("]")
  }
}
