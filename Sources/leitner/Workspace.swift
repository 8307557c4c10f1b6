import DeckFiles
import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// What a command works with: the decks, the progress, the rules and the clock.
final class Workspace {
  let setup: Setup
  /// The reading that began with the workspace, until its decks are there: it holds all of their index.
  private var reading: DeckFolder.Reading?
  lazy var decks = firstDecks()
  /// The files and folders that the decks are read from.
  private(set) var deckPaths: [String]
  /// Files that can't be changed, in whose place copies are read.
  private var replaced: [ReplacedFile]
  /// Copies that later starts do not read.
  private var unnamedCopies: [ReplacedFile] = []
  /// The card that the learner has in an editor, until the decks are read again.
  var openedPlace: (card: CardID, file: String, line: Int)?
  private var openedCard: CardID? { openedPlace?.card }
  private(set) var rewordedCard: (was: CardID, now: CardID)?
  /// A card without progress that an edit broke, and the decks that had it.
  private var brokenCard: (id: CardID, library: Library)?
  /// The deck files at the last look.
  private var seenFiles: (at: ContinuousClock.Instant, versions: [String: DeckVersion])?
  private var deckFilesChanged = false
  /// Deck files that were removed, or have no card any more, since the program began.
  private var lostFiles: [String: DeckVersion?] = [:]
  let store: Store
  /// Whether answers that the disk does not take are kept in memory, to be tried again.
  var keepsPending = false
  var latestFailure: FileError?
  private var toldNotices: Set<StoreNotice> = []
  /// Under which name another store has kept a progress.json that this one, which only reads, could not use.
  private var keptSnapshot: StoreNotice?
  /// What was found about known cards, until it is said.
  private var findings = KnownCards.Findings()
  /// The look of a card that may be answered next.
  var preparedLook: (card: CardID, look: CardLook)?
  /// The choices for known cards since the program began, and what was remembered before each.
  var memoryBefore: [(decision: Decision, memory: DeckMemory)] = []
  /// The links after which the cards were given their ids; nil before the decks are read.
  private var namedLinks: Links?
  /// Why what others have stored could not be read at the last look.
  private var newsFailure: StoreError?

  var problems: [Problem] { setup.placed(decks.problems) }
  var language: Language { setup.language }
  var messages: any Messages { language.messages }
  var sentences: Sentences { setup.sentences }
  /// The rules, with the pace that was chosen last on any machine.
  var scheduler: Scheduler { setup.configuration.scheduler.following(record) }
  /// Why answers can't be written down; nil if they can.
  var obstacle: Obstacle? { store.obstacle }

  /// Opens decks and progress; a command that is going to change something opens it for writing.
  ///
  /// Other threads start reading the decks meanwhile, if there is much to read.
  init(_ setup: Setup, writing: Bool) throws(Failure) {
    self.setup = setup
    if let problem = setup.problemOfDecks {
      throw Failure(
        setup.sentences.messages.decksAreUnknown(setup.sentences.messages.line(for: problem)))
    }
    for path in setup.namedDecks {
      guard let error = DeckFolder.obstacle(to: path) else { continue }
      throw Failure(setup.sentences.sentence(for: error, at: path))
    }
    deckPaths = setup.deckPaths
    replaced = setup.deckCopies
    reading = setup.reading(deckPaths, replaced: replaced)
    store = try setup.openStore(writing: writing)
  }

  /// Opens a workspace for a command without screens; what is wrong is said on standard error, and a
  /// command that can't do its work fails.
  static func open(_ options: Options, writing: Bool) throws(Failure) -> Workspace {
    let workspace = try Workspace(Setup(options), writing: writing)
    let sentences = workspace.sentences
    for problem in workspace.setup.problems {
      Process.printError(sentences.messages.line(for: problem))
    }
    for sentence in workspace.newStoreNotices() { Process.printError("leitner: \(sentence)") }
    for problem in workspace.problems.filter({ $0.severity == .error }) {
      Process.printError(sentences.messages.line(for: problem))
    }
    for sentence in workspace.newFindings() { Process.printError("leitner: \(sentence)") }
    if writing, let obstacle = workspace.obstacle {
      throw Failure(sentences.sentence(for: obstacle))
    }
    return workspace
  }

  /// What the learner should know before anything else.
  var notice: Notice? {
    if let refusal { return refusal }
    let problems = problems
    // A deck that is not there is the configuration's mistake, or a disk that is missing.
    let first = setup.problems.first ?? problems.first { $0.cause.isOfNamedDeck }
    if let problem = first {
      let sentence = brief(messages.line(for: problem), in: problem.file)
      let more = setup.problems.count + problems.count - 1
      return .sentence(messages.withMoreProblems(sentence, more: more))
    }
    if let problem = problems.first, problems.allSatisfy({ $0.cause == .conflictCopy }) {
      let sentence = "\(problem.file): \(messages.sentence(for: problem.cause))"
      return .sentence(brief(sentence, in: problem.file))
    }
    // Those of earlier comparisons, too.
    findings.doubts = doubtCount
    if let notice = nextNotice() {
      guard case .knownCards(let carried, let doubts, let gone, let only, _) = notice else {
        return notice
      }
      return .knownCards(
        carried: carried, doubts: doubts, gone: gone, only: only, problems: problems.count)
    }
    return problems.isEmpty ? nil : .deckProblems(problems.count)
  }

  private func firstDecks() -> Decks {
    let begun = reading ?? setup.reading(deckPaths, replaced: replaced)
    reading = nil
    return identified(Decks(DeckFolder(begun)))
  }

  /// The decks with the ids under which their cards are known; what is found is said once.
  private func identified(_ decks: Decks) -> Decks {
    defer { namedLinks = store.record.base.links }
    do {
      let known = try KnownCards(
        in: decks, store, reader: setup.programVersion, opened: openedCard)
      findings = known.findings
      if known.changes?.areNew ?? false || !store.notices.isEmpty || store.hasReadMuch,
        store.obstacle == .openedForReading
      {
        writeDown(decks, known.changes)
      }
      return known.decks
    } catch {
      // Another reading will find them; until then they bear the ids that their decks give.
      newsFailure = error
      return decks
    }
  }

  /// Has what was found written down, if this process only reads and no other one writes: the next edit
  /// is compared with what is found now, and what was said of the files is not said again.
  private func writeDown(_ decks: Decks, _ changes: KnownCards.Changes?) {
    guard let writer = try? setup.openStore(writing: true), writer.isWritable else { return }
    defer { writer.close() }
    keptSnapshot = writer.notices.first { if case .snapshotDamaged = $0 { true } else { false } }
    do throws(StoreError) {
      if let changes, writer.hasSameEvents(as: store) {
        try writer.take(changes.events)
        writer.seenDecks = changes.seen
        writer.deckMemory = changes.memory
      } else {
        _ = try KnownCards(
          in: decks, writer, reader: setup.programVersion, opened: openedCard)
      }
      try writer.save()
    } catch {
      // The next command finds and writes the same.
    }
  }

  /// What became known of the stored files and of known cards and was not said yet.
  func newNotices() -> [String] { newStoreNotices().map(brief) + newFindings() }

  private func newStoreNotices() -> [String] {
    // What this process only reads may be set aside when known cards are found.
    _ = decks
    let new = store.notices.filter { !toldNotices.contains($0) }
    toldNotices.formUnion(new)
    return new.map { notice in
      if case .snapshotDamaged = notice { return sentences.sentence(for: keptSnapshot ?? notice) }
      return sentences.sentence(for: notice)
    }
  }

  /// What was found about known cards, as sentences.
  private func newFindings() -> [String] {
    defer { findings = KnownCards.Findings() }
    return [
      findings.carried > 0
        ? messages.carriedOver(
          cards: findings.carried, only: findings.carriedCard.flatMap(question(of:))) : nil,
      findings.doubts > 0 ? messages.doubtfulCards(findings.doubts) : nil,
      findings.gone > 0 ? messages.goneCards(findings.gone) : nil,
      findings.copied > 0 ? messages.copiedCards(findings.copied) : nil,
    ].compactMap(\.self)
  }

  /// A sentence about a file for one row of the screen, with the file's name alone.
  func brief(_ sentence: String, in file: String) -> String {
    sentence.replacing(file, with: file.split(separator: "/").last.map(String.init) ?? file)
  }

  /// A sentence for one row of the screen, in which a folder's path would leave no room for the rest.
  func brief(_ sentence: String) -> String {
    sentence.replacing(setup.paths.data + "/", with: "")
  }

  /// Refuses to go on with texts that changed while a command ran.
  func requireSameDecks() throws(Failure) {
    if hasChangedDecks { throw Failure(messages.deckChangedMeanwhile) }
  }

  /// Gives every event of the history, one after another; the function returns nil behind the last.
  func history() throws(Failure) -> () throws(Failure) -> Event? {
    var stream = try stored { () throws(StoreError) in try store.events() }
    return { [self] () throws(Failure) in
      try stored { () throws(StoreError) in try stream.next() }
    }
  }

  /// Makes progress.json again from the history.
  func rebuild() throws(Failure) {
    defer { for sentence in newNotices() { Process.printError("leitner: \(sentence)") } }
    try stored { () throws(StoreError) in
      try store.rebuild()
      try store.save()
    }
  }

  /// The key points that were missed in interviews, of cards that the decks have and, if there are any, that
  /// these still have; those missed most often first.
  func missedPoints() throws(Failure) -> [MissedPoint] {
    let library = library
    let points = MissedPoint.all(in: try spokenAnswers(), library)
    return MissedPoint.standing(
      among: points.filter { library.index(of: $0.card) != nil }, library)
  }

  /// Does something with the store, with a sentence if that fails.
  func stored<Value>(_ work: () throws(StoreError) -> Value) throws(Failure) -> Value {
    do {
      return try work()
    } catch {
      throw Failure(sentences.sentence(for: error))
    }
  }
}

extension Workspace: StudyStore {
  var library: Library { decks.library }
  var problemCount: Int { decks.problems.count }
  var record: StudyRecord {
    // Known cards may have to be found first.
    _ = decks
    return store.record
  }
  var day: Day { setup.clock.studyDay(of: setup.clock.now()) }
  var pendingCount: Int { store.pendingCount }
  var deckPlaces: [String] { deckPaths.map(setup.brief) }
  var pendingReason: String { latestFailure.map { messages.words(for: $0.reason) } ?? "" }

  var hasChangedDecks: Bool {
    decks.areStale || deckFilesChanged
      || lostFiles.contains { DeckFolder.version(of: $0.key) != $0.value }
  }

  /// Looks once a second whether deck files came, went or changed; a card that is shown is looked after
  /// when its text is read.
  private func lookAtDeckFiles() {
    let now = ContinuousClock.now
    if let seen = seenFiles, now - seen.at < .seconds(1) { return }
    let versions = DeckFolder.versions(in: deckPaths, replaced: replaced)
    if seenFiles.map({ $0.versions != versions }) ?? areOthers(versions) { deckFilesChanged = true }
    seenFiles = (now, versions)
  }

  /// Whether these are not the files that were read, or that were left out.
  private func areOthers(_ versions: [String: DeckVersion]) -> Bool {
    let read = decks.versions
    let passedOver = Set(decks.leftOut + decks.problems.map(\.file))
    return read.contains { versions[$0.key]?.description != $0.value }
      || versions.keys.contains { read[$0] == nil && !passedOver.contains($0) }
  }

  /// An editor may be about to write a file that it has emptied or renamed, so a file without cards
  /// is waited for, 200 ms at most, and looked for from then on.
  func readDecksAgain() {
    let known = decks.filesWithCards.union(lostFiles.keys)
    var new = decks
    for turn in 0..<10 {
      if turn > 0 { Process.pause(milliseconds: 20) }
      new = Decks(DeckFolder(setup.reading(deckPaths, replaced: replaced)))
      if known.isSubset(of: new.filesWithCards.union(lostFiles.keys)) { break }
    }
    preparedLook = nil
    // The next look compares with what was read now.
    (seenFiles, deckFilesChanged) = (nil, false)
    let (old, opened) = (library, openedPlace)
    decks = identified(new)
    if let opened {
      let broken = brokenCard.flatMap { $0.id == opened.card ? $0.library : nil } ?? old
      rewordedCard = rewording(of: opened, broken)
      let isBroken = rewordedCard == nil && library.index(of: opened.card) == nil
      brokenCard = isBroken && broken.index(of: opened.card) != nil ? (opened.card, broken) : nil
    } else {
      rewordedCard = nil
    }
    openedPlace = nil
    lostFiles = [:]
    for path in known.subtracting(decks.filesWithCards) {
      lostFiles.updateValue(DeckFolder.version(of: path), forKey: path)
    }
  }

  /// A card that has nothing to be known by: what is at its line now, if that is new.
  private func rewording(
    of opened: (card: CardID, file: String, line: Int), _ old: Library
  ) -> (was: CardID, now: CardID)? {
    guard library.index(of: opened.card) == nil, !isKnown(record.key(of: opened.card)),
      let index = old.index(of: opened.card)
    else { return nil }
    let language = old.languages(at: index).first { language in
      old.card(at: index, in: language).file == opened.file
    }
    let now = library.entries.indices.first { index in
      let entry = library.entries[index]
      guard old.index(of: entry.id) == nil else { return false }
      let card = library.card(at: index, in: language ?? self.language)
      return card.file == opened.file && card.line == opened.line
    }
    return now.map { (opened.card, library.entries[$0].id) }
  }

  /// Reads copies in place of the files that they are copies of; the cards keep their ids.
  func read(_ copy: DeckCopy) {
    if copy.isOfBundledDecks {
      deckPaths = [copy.folder]
    } else {
      replaced += copy.files
      if !remembers(copy) { unnamedCopies += copy.files }
    }
    preparedLook = nil
    decks = identified(Decks(deckPaths, replaced: replaced))
    (seenFiles, deckFilesChanged) = (nil, false)
    lostFiles = [:]
  }

  /// Has later starts read copies, too; false if they can't: the command line names the originals, or the
  /// disk does not take it.
  private func remembers(_ copy: DeckCopy) -> Bool {
    guard setup.namedDecks.isEmpty else { return false }
    let path = setup.paths.deckCopies
    let originals = Set(copy.files.map(\.original))
    // Another process may have added some.
    let others = ReplacedFile.read(path).filter { !originals.contains($0.original) }
    return ReplacedFile.write(others + copy.files, to: path)
  }

  /// That later starts read the originals again; nil if they read the copies.
  var copyReminder: String? {
    unnamedCopies.first.map {
      messages.copyHasToBeNamed(abbreviated($0.copy), isConfigured: setup.namedDecks.isEmpty)
    }
  }

  /// The files of the decks, in the order in which they were read.
  var files: [DeckFile] { decks.files }

  var refusal: Notice? {
    guard let obstacle = store.obstacle else { return nil }
    if case .held(let holder) = obstacle {
      return .browsingOnly(holder: sentences.name(of: holder))
    }
    return .sentence(brief(sentences.sentence(for: obstacle)))
  }

  var hasNews: Bool { store.hasForeignChanges }

  func takeNews() -> News? {
    lookAtDeckFiles()
    let before = store.obstacle
    var news: News?
    do throws(StoreError) {
      if store.hasForeignChanges {
        let arrivals = try store.refresh().map { arrival in
          let device = arrival.device == store.device ? nil : arrival.device
          return News.Arrival(device: device, answers: arrival.answers)
        }
        news = News(arrivals: arrivals)
        if let namedLinks, store.record.base.links != namedLinks {
          decks = identified(Decks(deckPaths, replaced: replaced))
          news?.hasOtherNames = true
        }
      }
      if try store.takeOver() {
        news = News(arrivals: news?.arrivals ?? [], isTakenOver: true)
        // The store was read anew, without what follows from the decks.
        decks = identified(Decks(deckPaths, replaced: replaced))
      }
      newsFailure = nil
    } catch {
      // What could be read is taken in, also if the same failure was said before.
      news = newsFailure == error ? News() : News(failure: brief(sentences.sentence(for: error)))
      newsFailure = error
    }
    // Another process may have it now, or a later version may have written.
    return news ?? (store.obstacle == before ? nil : News())
  }

  func nextNotice() -> Notice? {
    if let problem = Opener(setup.configuration).lateProblem {
      return .sentence(messages.sentence(for: problem))
    }
    if let new = store.notices.first(where: { !toldNotices.contains($0) }) {
      toldNotices.insert(new)
      return .sentence(brief(sentences.sentence(for: new)))
    }
    let found = findings
    findings = KnownCards.Findings()
    if found == KnownCards.Findings() { return nil }
    if found == KnownCards.Findings(copied: found.copied) {
      return .sentence(messages.copiedCards(found.copied))
    }
    // The one line has no room for it; it is the next notice.
    findings.copied = found.copied
    return .knownCards(
      carried: found.carried, doubts: found.doubts, gone: found.gone, only: found.carriedCard)
  }
}
