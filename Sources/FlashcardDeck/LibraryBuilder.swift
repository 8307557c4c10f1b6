import Toolkit

/// Groups files into decks and gives each card its name in the library.
struct LibraryBuilder {
  private(set) var decks: [Deck] = []
  private(set) var entries: [Library.Entry] = []
  private(set) var problems: [Problem] = []
  private(set) var locations: [Library.CardLocation] = []
  /// Has no entries after the last card that is in two languages.
  private(set) var otherLocations: [Library.CardLocation] = []
  private(set) var table: NameTable
  /// The ids that several cards have in their files.
  private(set) var sharedIDs: Set<CardID> = []

  private let files: [DeckFile]
  /// How many cards had the same question and answer, by the name of the first.
  private var copies: [CardID: Int] = [:]
  // Of the current deck:
  private var topics: [Topic] = []
  private var topicIndex = TextIndex()
  private var firstEntry = 0

  init(_ files: [DeckFile]) {
    self.files = files
    table = NameTable(capacity: files.reduce(0) { $0 + $1.cards.count })
  }

  private func index(of id: CardID) -> Int? {
    table.index(of: id.description) { entries[$0].id.description }
  }

  /// The entry with a name; nil for a new name, which the next entry must get.
  private mutating func insert(_ id: CardID, hash: UInt64) -> Int? {
    let entries = entries
    return table.indexOrInsert(id.description, hash: hash) { entries[$0].id.description }
  }

  mutating func build() {
    let count = files.reduce(0) { $0 + $1.cards.count }
    entries.reserveLargeCapacity(count)
    locations.reserveLargeCapacity(count)
    var names = TextIndex()
    for group in groups() { addDeck(group.map { files[$0] }, names: &names) }
  }

  // MARK: Decks

  /// The files of each deck, as indices.
  private func groups() -> [[Int]] {
    var groups: [[Int]] = []
    var (ids, places) = (TextIndex(), TextIndex())
    // The groups by id, and by id and folder, in the order of their numbers.
    var (byID, byPlace): ([Int], [Int]) = ([], [])
    for (index, file) in files.enumerated() {
      let folder = DeckFileName.folder(of: file.path)
      // An id has no line feed.
      let place = places.indexOrInsert("\(file.id)\n\(folder)")
      let id = file.hasOwnID ? ids.indexOrInsert(file.id) : nil
      let group = id.map { byID[$0] } ?? place.map { byPlace[$0] } ?? groups.count
      if group == groups.count { groups.append([]) }
      groups[group].insert(index, at: self.place(of: index, among: groups[group]))
      if let place { byPlace[place] = group } else { byPlace.append(group) }
      if file.hasOwnID, id == nil { byID.append(group) }
    }
    return groups
  }

  /// The place of a file among those of its deck: before its copies (`llm copy.md`, `llm-2.md`), which the order of
  /// names puts just before it, or they would take the ids of its cards.
  private func place(of file: Int, among group: [Int]) -> Int {
    if group.isEmpty { return 0 }
    let path = files[file].path
    let (stem, folder) = (DeckFileName(path).stem, DeckFileName.folder(of: path))
    let other = group.lastIndex {
      let copy = DeckFileName(files[$0].path).stem
      return copy == stem || !copy.hasPrefix(stem)
        || DeckFileName.folder(of: files[$0].path) != folder
    }
    return other.map { $0 + 1 } ?? 0
  }

  private mutating func addDeck(_ files: [DeckFile], names: inout TextIndex) {
    let deck = decks.count
    topics = []
    topicIndex = TextIndex()
    firstEntry = entries.count
    let id = Self.deckID(files[0], names: &names)
    let languages = Self.languages(of: files)
    for index in files.indices {
      add(files[index], at: index, languages: languages, deck: deck, deckID: id)
    }
    decks.append(Deck(id: id, files: files, topics: topics, languages: languages))
    if languages.contains(where: { $0 != languages[0] }) {
      warnOfMissingTranslations(files, languages)
    }
  }

  /// A name that no earlier deck has, because two folders may have files of one name.
  private static func deckID(_ file: DeckFile, names: inout TextIndex) -> String {
    var id = file.id
    if names.index(of: id) != nil, let folder = file.path.split(separator: "/").dropLast().last {
      id = VisibleText.line("\(folder)/\(id)")
    }
    let base = id
    var number = 2
    while names.indexOrInsert(id) != nil {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }

  /// Each file's language; a file that names none is in the other language than the rest.
  private static func languages(of files: [DeckFile]) -> [Language?] {
    let known = files.compactMap(\.language).first
    return files.map { $0.language ?? known?.other }
  }

  // MARK: Cards

  private mutating func add(
    _ file: DeckFile, at fileIndex: Int, languages: [Language?], deck: Int, deckID: String
  ) {
    let language = languages[fileIndex]
    var fileTopics = [Int?](repeating: nil, count: file.topics.count)
    // Translations first: they show which topic of the deck a topic of this file is.
    var partners = [Int32](repeating: -1, count: fileIndex > 0 ? file.cards.count : 0)
    for index in partners.indices {
      let card = file.cards[index]
      guard let entry = partner(of: card, deckID: deckID), !hasOther(entry),
        languages[Int(locations[entry].file)] != language
      else { continue }
      partners[index] = Int32(truncatingIfNeeded: entry)
      let missing = max(0, entry + 1 - otherLocations.count)
      otherLocations.append(contentsOf: repeatElement(.none, count: missing))
      otherLocations[entry] = Library.CardLocation(file: fileIndex, card: index)
      let topic = entries[entry].topic
      topics[topic].setPath(file.topics[card.topic], in: language)
      fileTopics[card.topic] = fileTopics[card.topic] ?? topic
    }
    // By index, because copying an outline of 72 bytes takes longer than the rest of this loop.
    let cards = file.cards
    var hashes: [UInt64] = []
    // The group of the last card in its file, and the group of its entry: siblings follow one another.
    var siblings: (group: Int, entries: Int)?
    for index in cards.indices {
      let inBatch = index % NameTable.batch
      if inBatch == 0 {
        hashes = (index..<min(index + NameTable.batch, cards.count)).map {
          table.prefetchedHash(cards[$0].id.description)
        }
      }
      if index < partners.count, partners[index] >= 0 {
        siblings = (cards[index].group, entries[Int(partners[index])].group)
        continue
      }
      var id = cards[index].id
      if let known = insert(id, hash: hashes[inBatch]) {
        sharedIDs.insert(id)
        id = freeID(cards[index], in: file, known: known, deckID: deckID)
        _ = insert(id, hash: table.prefetchedHash(id.description))
      }
      let fileTopic = cards[index].topic
      let topic = fileTopics[fileTopic] ?? self.topic(file.topics[fileTopic], in: language)
      fileTopics[fileTopic] = topic
      let ownGroup = siblings?.group == cards[index].group ? siblings?.entries : nil
      let group = ownGroup ?? entries.count
      siblings = (cards[index].group, group)
      entries.append(Library.Entry(id: id, deck: deck, topic: topic, group: group))
      locations.append(Library.CardLocation(file: fileIndex, card: index))
    }
  }

  private func hasOther(_ entry: Int) -> Bool {
    otherLocations.indices.contains(entry) && otherLocations[entry].exists
  }

  private mutating func topic(_ path: [String], in language: Language?) -> Int {
    if let known = topicIndex.indexOrInsert(path) { return known }
    topics.append(Topic(path, in: language))
    return topics.count - 1
  }

  /// The entry that has this card's name in this deck; nil if there is none.
  private func partner(of card: CardOutline, deckID: String) -> Int? {
    guard let known = index(of: card.id) else { return nil }
    if known >= firstEntry { return known }
    guard card.isNamed, let index = index(of: CardID("\(deckID)/\(card.id)")),
      index >= firstEntry
    else { return nil }
    return index
  }

  /// A name for a card whose own is taken: with its deck's before it, or, with an error, a digest of its text
  /// if this deck itself has the name.
  private mutating func freeID(
    _ card: CardOutline, in file: DeckFile, known: Int, deckID: String
  ) -> CardID {
    guard card.isNamed else { return freeDigest(card, in: file) }
    let id = CardID("\(deckID)/\(card.id)")
    let isTaken = known >= firstEntry
    if isTaken || index(of: id) != nil {
      warn(
        .error, card, in: file,
        .nameTaken(card.id, byThisDeck: isTaken))
      return freeDigest(card, in: file)
    }
    warn(.warning, card, in: file, .nameChanged(card.id, to: id))
    return id
  }

  /// A name for a repeated question: a digest with the answer, and a number if needed.
  private mutating func freeDigest(_ card: CardOutline, in file: DeckFile) -> CardID {
    let digest = file.digest(of: card)
    let first = digest.cardID.of(card.part)
    var id = first
    while index(of: id) != nil {
      // Continues from the last number; from 1, the time would be quadratic in the copies.
      let number = copies[first, default: 1] + 1
      copies[first] = number
      var numbered = digest
      numbered.add(number)
      id = numbered.cardID.of(card.part)
    }
    return id
  }

  // MARK: Problems

  private mutating func warnOfMissingTranslations(_ files: [DeckFile], _ languages: [Language?]) {
    var hasToldOfUnnamed = [Bool](repeating: false, count: files.count)
    for index in firstEntry..<entries.count where !hasOther(index) {
      let location = locations[index]
      let file = files[Int(location.file)]
      let card = file.cards[Int(location.card)]
      if card.isNamed {
        warn(.warning, card, in: file, .oneLanguage(card.id))
      } else if !hasToldOfUnnamed[Int(location.file)] {
        hasToldOfUnnamed[Int(location.file)] = true
        warn(
          .warning, card, in: file,
          .unnamedInTwoLanguages)
      }
    }
  }

  private mutating func warn(
    _ severity: Problem.Severity, _ card: CardOutline, in file: DeckFile, _ cause: Problem.Cause
  ) {
    problems.append(
      Problem(
        severity: severity, file: file.path, line: card.line, column: 1, cause: cause))
  }
}
