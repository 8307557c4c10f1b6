import FlashcardDeck

extension Store {
  /// The answers that were given aloud in interviews and hold, the oldest first. Only their lines and those
  /// of undos are parsed.
  public func spokenAnswers() throws(StoreError) -> [SpokenAnswer] {
    var events: [Event] = []
    do {
      for device in try loader.folder.devices() {
        let spoken = try loader.folder.events(of: device, with: #""points":["#, anchor: 1)
        events += spoken
      }
      // Those that wait for the disk, too.
      events += record.recent.filter { $0.points != nil }
      if events.isEmpty { return [] }
      for device in try loader.folder.devices() {
        events += try loader.folder.events(
          of: device, with: #""event":""#, anchor: 2, before: [#"undo""#])
      }
    } catch {
      throw .file(error)
    }
    events += record.recent.filter { if case .undo = $0.kind { true } else { false } }
    return SpokenAnswer.all(among: events.once(), record)
  }
}
