import FlashcardDeck
import Toolkit

extension JSONWriter {
  /// The members of a snapshot for what a record knows besides progress; those without content are left
  /// out.
  mutating func knowledge(_ record: StudyRecord) {
    let base = record.base
    let unknown = record.unknownKinds
    if !unknown.isEmpty {
      raw(",\n\"unknown\":")
      strings(unknown.sorted())
    }
    // The lines of the latest state, which are those that a loss takes first, stand there once.
    let known = record.tallies
    let isBase = known == base.tallies
    raw(",\n\"tallies\":")
    tallies(base.tallies, withLines: isBase)
    if !isBase {
      raw(",\n\"known\":")
      tallies(known, withLines: true)
    }
    if !base.links.isEmpty {
      raw(",\n\"links\":{")
      list(base.links.elements) { json, link in
        json.raw("\n")
        json.string(link.name.description)
        json.raw(":")
        json.string(link.key.description)
      }
      raw("\n}")
    }
    if !base.clocks.isEmpty { clocks(base.clocks) }
    if !record.remarks.isEmpty || !base.remarks.isEmpty {
      raw(",\n\"remarks\":{")
      remarks(record.remarks)
      if base.remarks != record.remarks {
        raw(",\"morning\":{")
        remarks(base.remarks)
        raw("}")
      }
      raw("}")
    }
  }

  private mutating func tallies(_ tallies: [String: Tally], withLines: Bool) {
    raw("{")
    list(tallies.sorted { $0.key < $1.key }) { json, entry in
      json.string(entry.key)
      json.raw(":{\"events\":")
      json.integer(entry.value.count)
      json.raw(",\"largest\":")
      json.integer(entry.value.largest)
      json.raw(",\"sum\":")
      json.hexadecimal([entry.value.sum])
      let latest = entry.value.latest
      json.raw(",\"latest\":[")
      json.list(Array(latest)) { json, mark in json.integer(mark.number) }
      json.raw("],\"ranks\":")
      json.hexadecimal(latest.map(\.rank))
      let lines = withLines ? latest.map(\.line) : []
      if lines.contains(where: { $0 != nil }) {
        json.raw(",\"lines\":[")
        json.list(lines) { json, line in
          json.raw("\n")
          if let line {
            line.withUnsafeBufferPointer { json.raw($0) }
          } else {
            json.raw("null")
          }
        }
        json.raw("]")
      }
      json.raw("}")
    }
    raw("}")
  }

  private mutating func clocks(_ clocks: ClockCorrections) {
    raw(",\n\"clocks\":{")
    list(clocks.spans.sorted { $0.key < $1.key }) { json, device in
      json.string(device.key)
      json.raw(":[")
      json.list(device.value) { json, span in
        json.raw("[")
        json.integer(span.events.lowerBound)
        json.raw(",")
        json.integer(span.events.upperBound)
        json.raw(",")
        json.time(span.time)
        json.raw("]")
      }
      json.raw("]")
    }
    raw("}")
  }

  private mutating func remarks(_ remarks: Remarks) {
    raw("\"marks\":{")
    list(remarks.marks.sorted { $0.key < $1.key }) { json, entry in
      json.string(entry.key.description)
      json.raw(":{\"suspended\":")
      json.raw(entry.value.isSuspended ? "true" : "false")
      json.raw(",\"starred\":")
      json.raw(entry.value.isStarred ? "true" : "false")
      if let day = entry.value.buriedUntil {
        json.raw(",\"buried\":")
        json.day(day)
      }
      json.raw("}")
    }
    raw("}")
    if let pace = remarks.pace {
      raw(",\"pace\":")
      string(pace)
    }
    let exams = remarks.exams.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    if exams.isEmpty { return }
    raw(",\"exams\":[")
    list(exams) { json, exam in
      json.raw("{\"of\":")
      json.strings(exam.key)
      json.raw(",\"on\":")
      json.day(exam.value)
      json.raw("}")
    }
    raw("]")
  }

  /// Writes elements with commas between them.
  mutating func list<Element>(
    _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
  ) {
    for (number, element) in elements.enumerated() {
      if number > 0 { raw(",") }
      write(&self, element)
    }
  }
}

extension Tally.Mark {
  /// The event's line without the line end; nil if it is not known to the byte.
  var line: ArraySlice<UInt8>? {
    switch source {
    case nil: return nil
    case .line(let line): return line
    // A line of another form, such as one with spaces or of a later version, can't be made again.
    case .event(let event):
      let line = event.line()
      return event.ranked(line).rank == rank ? line.dropLast() : nil
    }
  }
}
