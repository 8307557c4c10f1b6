/// Whether cards are what the filters of a search ask for.
public struct SearchFilters {
  private let query: SearchQuery
  private let library: Library
  private let record: StudyRecord
  private let day: Day
  /// For each deck and topic, whether its names have those that are asked for.
  private var topics: [SearchQuery.Filter: [[Bool]]] = [:]
  private let tags: CardTags?

  /// The filters of a query over a library on a day.
  ///
  /// - Parameter tags: those of the cards, so that they are read once for several queries; read if a filter
  ///   asks for them and they are nil.
  public init(
    _ query: SearchQuery, _ library: Library, _ record: StudyRecord, day: Day,
    tags: CardTags? = nil
  ) {
    self.query = query
    self.library = library
    self.record = record
    self.day = day
    self.tags = tags ?? (query.asksForTags ? CardTags(library) : nil)
    for filter in query.filters + query.excludedFilters {
      switch filter {
      case .topic(let name):
        let word = SearchWord(Folding.units(of: name.unicodeScalars))
        topics[filter] = library.decks.map { deck in
          deck.topics.map { topic in
            Language.allCases.contains { language in
              word.occurs(in: topic.path(in: language).joined(separator: " / "))
            }
          }
        }
      case .deck(let name):
        let word = SearchWord(Folding.units(of: name.unicodeScalars))
        topics[filter] = library.decks.map { deck in
          let names = [deck.id] + Language.allCases.map { deck.title(in: $0) }
          return deck.topics.map { _ in names.contains(where: word.occurs) }
        }
      default: break
      }
    }
  }

  /// Whether there is nothing to ask for.
  public var isEmpty: Bool { query.filters.isEmpty && query.excludedFilters.isEmpty }

  /// Whether a card, by its index in the library, is asked for.
  public func keeps(_ card: Int) -> Bool {
    query.filters.allSatisfy { isTrue($0, of: card) }
      && !query.excludedFilters.contains { isTrue($0, of: card) }
  }

  private func isTrue(_ filter: SearchQuery.Filter, of card: Int) -> Bool {
    let entry = library.entries[card]
    switch filter {
    case .box(let boxes): return record[entry.id].map { boxes.contains($0.box) } ?? false
    case .standing(let standing): return isTrue(standing, of: entry.id)
    case .topic, .deck: return topics[filter]?[entry.deck][entry.topic] ?? false
    case .tag(let tag): return tags?.has(tag, card) ?? false
    case .kind(let kind): return library.kind(ofCardAt: card).rawValue.hasPrefix(kind)
    }
  }

  private func isTrue(_ standing: SearchQuery.Standing, of card: CardID) -> Bool {
    let progress = record[card]
    let marks = record.remarks.marks[card] ?? Remarks.Marks()
    switch standing {
    case .suspended: return marks.isSuspended
    case .starred: return marks.isStarred
    case .buried: return !marks.isSuspended && marks.isAway(on: day)
    case .leech: return (progress?.lapses ?? 0) >= CardProgress.lapsesOfALeech
    case .new: return progress == nil && !marks.isSuspended && !marks.isAway(on: day)
    case .due: return (progress?.isDue(on: day) ?? false) && !marks.isAway(on: day)
    case .waiting:
      // A new card that is buried waits, too, as `state` of `list` says.
      return !marks.isSuspended
        && (marks.isAway(on: day) || progress.map { !$0.isDue(on: day) } ?? false)
    }
  }
}

/// The tags of all cards of a library, in folded letters; reading them reads every card.
public struct CardTags: Sendable {
  private let tags: [[String]]

  /// The tags of a library's cards.
  public init(_ library: Library) {
    tags = library.entries.indices.map { library.card(at: $0, in: .english).tags.map(Folding.fold) }
  }

  func has(_ tag: String, _ card: Int) -> Bool {
    guard tags.indices.contains(card) else { return false }
    let word = SearchWord(Folding.units(of: tag.unicodeScalars))
    return tags[card].contains {
      $0.contains(tag) || $0.utf8.contains { $0 >= 0x80 } && word.occurs(in: $0)
    }
  }
}
