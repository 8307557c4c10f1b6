import DeckFiles
import FlashcardDeck
import Foundation
import ProgressStore
import TestSupport

@testable import leitner

/// A machine of its own name, with its decks and its data, on which known cards are looked for.
final class KnowingMachine {
  let name: String
  private let folder: TemporaryFolder
  private let paths: DataPaths
  /// The minutes since all began; each look and each answer takes one.
  private let time: Time

  /// What was said of the stored files at the last look.
  private(set) var notices: [StoreNotice] = []
  /// What tells its program from others, which may read decks in another way.
  var reader: String?
  /// What was found at the last look.
  private(set) var findings = KnownCards.Findings()

  final class Time: @unchecked Sendable {
    var minute = 0
  }

  /// What a machine shows of its decks.
  struct View: Equatable {
    /// Every card that has progress, by its place: box, day, answers.
    var progress: [String: String] = [:]
    /// The id of each card, by its place.
    var ids: [String: CardID] = [:]
    /// For how many known cards the learner has to choose.
    var doubts = 0
    /// The places of the cards that are offered for them.
    var candidates: [String] = []
    /// The texts of the cards, by place.
    var texts: [String: String] = [:]
  }

  init(_ name: String, _ time: Time) throws {
    (self.name, self.time) = (name, time)
    folder = try TemporaryFolder(withDecks: true)
    paths = DataPaths(
      data: folder.path + "/data", configuration: folder.path + "/config.yaml",
      decks: folder.decks)
  }

  private func opened() throws -> Store {
    time.minute += 1
    let time = time
    let clock = Clock(
      rolloverHour: 4,
      now: { Instant(milliseconds: 1_767_600_000_000 + time.minute * 60_000) },
      utcOffset: { _ in 0 })
    return try Store.open(paths, device: name, clock: clock)
  }

  private let day = Day(year: 2026, month: 1, day: 5) ?? Day(0)

  /// The next minute.
  private func now(_ store: Store) -> Instant {
    time.minute += 1
    return store.eventTime(Instant(milliseconds: 1_767_600_000_000 + time.minute * 60_000))
  }

  /// Records what was said of a card, with its look if the decks have it.
  func record(_ kind: Event.Kind, _ card: CardID) throws {
    try look(doing: { store, library in
      let look = library.index(of: card).map { library.look(ofCardAt: $0) }
      try store.append(
        Event(
          id: store.nextEventID, time: now(store), day: day, card: card, kind: kind, look: look))
    })
  }

  /// Takes back what was done last on this machine.
  func takeBack() throws {
    try look(doing: { store, _ in
      let undo = store.record.undo(id: store.nextEventID, time: now(store), day: day, by: name)
      if let undo { try store.append(undo) }
    })
  }

  /// Replaces all decks, also in folders; leaves a file with the same text as it is.
  func write(_ files: [String: String]) throws {
    for name in FileManager.default.enumerator(atPath: folder.decks)?.allObjects ?? [] {
      guard let name = name as? String, name.hasSuffix(".md"), files[name] == nil else { continue }
      try FileManager.default.removeItem(atPath: folder.decks + "/" + name)
    }
    for (name, text) in files {
      let path = folder.decks + "/" + name
      if (try? folder.text(path)) != text { try folder.write(text, path) }
    }
  }

  /// Replaces all decks by what another program reads in them: of the files it is known that they are as they were.
  func read(otherwise files: [String: String]) throws {
    try write(files)
    let store = try opened()
    defer { store.close() }
    let decks = Decks([folder.decks])
    store.deckMemory?.files = decks.versions
    store.deckMemory?.decks = decks.deckOfFile
    try store.save()
  }

  /// Opens the decks, as any command does; `answering` says which cards are answered then, by their index.
  @discardableResult
  func look(
    answering: (Library) -> [Int] = { _ in [] },
    doing: (Store, Library) throws -> Void = { _, _ in }
  ) throws -> View {
    let store = try opened()
    defer { store.close() }
    let known = try KnownCards(in: Decks([folder.decks]), store, reader: reader)
    findings = known.findings
    let library = known.decks.library
    for index in answering(library) {
      let card = library.entries[index].id
      let isKnown = store.record[card]?.hasLook ?? false
      try store.append(
        store.record.answer(
          card, .good, id: store.nextEventID,
          time: now(store),
          day: day, scheduler: Scheduler(), seconds: nil,
          look: isKnown ? nil : library.look(ofCardAt: index)))
    }
    try doing(store, library)
    KnownCards.noteDecks(library, store)
    try store.save()
    notices = store.notices
    return view(of: library, store)
  }

  private func view(of library: Library, _ store: Store) -> View {
    var view = View()
    view.doubts = store.openDoubts.count
    for index in library.entries.indices {
      let id = library.entries[index].id
      let card = library.card(at: index, in: .english)
      let place = "\(library.decks[library.entries[index].deck].id) \(card.source)"
      view.ids[place] = id
      if store.openDoubts.values.contains(where: { $0.contains(id) }) {
        view.candidates.append(place)
      }
      view.texts[place] = "\(card.question) | \(card.answer)"
      if let progress = store.record[id] {
        view.progress[place] = "\(progress.box) \(progress.due) \(progress.reviews)"
      }
    }
    return view
  }

  // MARK: History

  private var historyFiles: [String] {
    ((try? folder.names(paths.history)) ?? []).filter { $0.hasSuffix(".jsonl") }
  }

  /// Takes in the histories of another machine, as git does: a file that grew is replaced.
  func takeHistory(of other: KnowingMachine) throws {
    for file in other.historyFiles where file != name + ".jsonl" {
      let text = try folder.bytes(other.paths.history + "/" + file)
      let own = paths.history + "/" + file
      if ((try? folder.bytes(own)) ?? []).count < text.count { try folder.write(text, own) }
    }
  }

  /// Takes in what another machine of this name wrote, as a file beside its own.
  func takeHistory(ofCopy other: KnowingMachine) throws {
    let text = try folder.bytes(other.paths.history + "/" + name + ".jsonl")
    try folder.write(text, paths.history + "/" + name + ".conflict.jsonl")
  }

  /// All lines of its history.
  func lines() throws -> [String] {
    try historyFiles.flatMap { file in
      try folder.text(paths.history + "/" + file).split(separator: "\n").map(String.init)
    }
  }

  /// Removes one of the lines that it has from other machines.
  func loseLine(_ random: inout SeededGenerator) throws {
    let files = historyFiles.filter { $0 != name + ".jsonl" }
    if files.isEmpty { return }
    let path = paths.history + "/" + random.pick(files)
    var lines = try folder.text(path).split(separator: "\n")
    if lines.isEmpty { return }
    lines.remove(at: Int.random(in: lines.indices, using: &random))
    try folder.write(lines.map { $0 + "\n" }.joined(), path)
  }

  /// Damages one of the lines that it wrote itself.
  func damageOwnLine(_ index: Int) throws {
    let path = paths.history + "/" + name + ".jsonl"
    var lines = try folder.text(path).split(separator: "\n").map(String.init)
    lines[index] = lines[index].replacing("\"event\"", with: "\"evemt\"")
    try folder.write(lines.map { $0 + "\n" }.joined(), path)
  }

  /// Throws away what it knows of all lines, or of the decks.
  func lose(progress: Bool, seenDecks: Bool) {
    if progress { try? FileManager.default.removeItem(atPath: paths.progress) }
    if seenDecks { try? FileManager.default.removeItem(atPath: paths.seenDecks) }
  }

  /// Throws away or damages what it knows beside the history.
  func damageSeenDecks(_ change: (inout [UInt8]) -> Void) throws {
    guard var bytes = try? folder.bytes(paths.seenDecks) else { return }
    change(&bytes)
    try folder.write(bytes, paths.seenDecks)
  }
}
