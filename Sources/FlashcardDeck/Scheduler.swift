/// The rules that a learner studies by: boxes, daily limits and the hour at which a day starts.
///
/// It alone decides where an answer puts a card, so that what a screen promises is what the history
/// records.
public struct Scheduler: Hashable, Sendable {
  /// How much is asked in a day at most.
  public struct Limits: Hashable, Sendable {
    /// Cards that were never answered before.
    public var new: Int
    /// Cards that are due.
    public var reviews: Int

    /// Limits in cards a day.
    public init(new: Int = 20, reviews: Int = 200) {
      self.new = new
      self.reviews = reviews
    }
  }

  /// What an answer decides.
  public struct Outcome: Hashable, Sendable {
    /// The box that the card is in from then on, from 1.
    public let box: Int
    /// The day on which it is due next.
    public let due: Day
  }

  /// The boxes and their days.
  public var boxes: LeitnerBoxes
  /// How much is asked in a day at most.
  public var limits: Limits
  /// The hour at which a study day starts, 0 to 23.
  public var rolloverHour: Int

  /// Rules; those of the manual if nothing else is said.
  public init(boxes: LeitnerBoxes = .standard, limits: Limits = Limits(), rolloverHour: Int = 4) {
    self.boxes = boxes
    self.limits = limits
    self.rolloverHour = rolloverHour
  }

  /// What an answer on `day` decides for a card; `progress` is nil for a new card.
  ///
  /// A card that was forgotten the same day stays in the box that it fell to, however well it is
  /// recalled.
  public func outcome(of grade: Grade, for progress: CardProgress?, on day: Day) -> Outcome {
    let fallen = progress.flatMap { $0.isRelearning(on: day) ? $0.box : nil }
    let box = fallen ?? boxes.box(after: grade, from: progress?.box)
    return Outcome(box: box, due: boxes.due(box: box, answeredOn: day))
  }
}
