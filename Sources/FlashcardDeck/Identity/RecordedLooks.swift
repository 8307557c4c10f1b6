/// What known cards looked like, by the ids under which they are known.
public struct RecordedLooks: Sendable {
  /// The look that was recorded last.
  public var latest: [CardID: CardLook]
  /// Other texts that were recorded before: a card is known again if its file gets back an earlier version.
  public var earlier: [CardID: [CardLook.Digests]]
  /// The latest look in each deck, of cards that were recorded in several.
  public var inDecks: [CardID: [String: CardLook]]
  /// The devices that recorded looks.
  public var devices: [CardID: Set<String>]

  /// Looks with every part given.
  public init(
    latest: [CardID: CardLook] = [:], earlier: [CardID: [CardLook.Digests]] = [:],
    inDecks: [CardID: [String: CardLook]] = [:], devices: [CardID: Set<String>] = [:]
  ) {
    self.latest = latest
    self.earlier = earlier
    self.inDecks = inDecks
    self.devices = devices
  }

  /// Whether a card was recorded with the text of a look in its first language.
  public func haveText(of look: CardLook, _ card: CardID) -> Bool {
    let text = CardFace(look).digests
    return latest[card]?.texts.contains(text) ?? false || earlier[card]?.contains(text) ?? false
  }

  /// The looks of events in any order, each with the key of its card and its position in the order of
  /// replay.
  public init(_ events: some Sequence<(key: CardID, stamp: Event.Stamp, look: CardLook)>) {
    self.init()
    var stamps: [CardID: Event.Stamp] = [:]
    var stampsInDecks: [CardID: [String: Event.Stamp]] = [:]
    for (key, stamp, look) in events {
      if devices[key]?.contains(stamp.id.device) != true {
        devices[key, default: []].insert(stamp.id.device)
      }
      guard let known = latest[key], let knownStamp = stamps[key] else {
        (latest[key], stamps[key]) = (look, stamp)
        continue
      }
      let isLater = stamp >= knownStamp
      if !look.hasText(of: known) { earlier[key, default: []] += (isLater ? known : look).texts }
      if look.deck != known.deck || inDecks[key] != nil {
        if inDecks[key] == nil {
          (inDecks[key], stampsInDecks[key]) = ([known.deck: known], [known.deck: knownStamp])
        }
        if stampsInDecks[key]?[look.deck].map({ $0 <= stamp }) ?? true {
          inDecks[key]?[look.deck] = look
          stampsInDecks[key]?[look.deck] = stamp
        }
      }
      if isLater { (latest[key], stamps[key]) = (look, stamp) }
    }
  }
}

extension CardLook {
  /// The digests of the text in each language in which it was recorded.
  public var texts: [Digests] {
    [CardFace(self).digests] + (translation.map { [$0] } ?? [])
  }

  /// Whether the texts are the same.
  public func hasText(of look: CardLook) -> Bool {
    question == look.question && answer == look.answer && translation == look.translation
  }
}
