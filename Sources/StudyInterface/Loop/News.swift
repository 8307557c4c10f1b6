/// What other processes and other machines have stored since the last look.
public struct News: Equatable, Sendable {
  /// New events of one device.
  public struct Arrival: Hashable, Sendable {
    /// The device; nil for this one, on which another process wrote them.
    public var device: String?
    /// How many answers are among them.
    public var answers: Int

    /// An arrival with every part given.
    public init(device: String?, answers: Int) {
      self.device = device
      self.answers = answers
    }
  }

  /// Where new events came from.
  public var arrivals: [Arrival]
  /// Whether the process that wrote has ended, and this one writes from now on.
  public var isTakenOver: Bool
  /// Whether the library is another one, because links came that say which card is which.
  public var hasOtherNames: Bool
  /// Why something could not be read, in a sentence that was not said yet.
  public var failure: String?

  /// News with every part given.
  public init(
    arrivals: [Arrival] = [], isTakenOver: Bool = false, hasOtherNames: Bool = false,
    failure: String? = nil
  ) {
    self.arrivals = arrivals
    self.isTakenOver = isTakenOver
    self.hasOtherNames = hasOtherNames
    self.failure = failure
  }
}

extension [News.Arrival] {
  /// These and later ones, each device once.
  func adding(_ later: [News.Arrival]) -> [News.Arrival] {
    var all = self
    for arrival in later {
      if let index = all.firstIndex(where: { $0.device == arrival.device }) {
        all[index].answers += arrival.answers
      } else {
        all.append(arrival)
      }
    }
    return all
  }
}
