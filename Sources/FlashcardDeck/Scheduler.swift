/// The rules that a learner studies by: pace and boxes, daily limits and the hour at which a day starts.
///
/// It alone decides which boxes are in force and where an answer puts a card, so that what a screen
/// promises is what the history records.
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

  /// What the configuration says of the boxes. What it leaves open follows from the pace.
  public struct BoxSettings: Hashable, Sendable {
    /// The pace, instead of the one that was chosen.
    public var pace: Pace?
    /// The boxes' days, instead of those of the pace; without effect if they are no boxes.
    public var days: [Int]?
    /// Where a forgotten card goes, instead of where the pace puts it.
    public var fall: LeitnerBoxes.Fall?

    /// Settings; nil leaves something open.
    public init(pace: Pace? = nil, days: [Int]? = nil, fall: LeitnerBoxes.Fall? = nil) {
      self.pace = pace
      self.days = days
      self.fall = fall
    }
  }

  /// Why a pace is in force.
  public enum PaceOrigin: String, Sendable {
    /// Nothing else was said.
    case standard = "default"
    /// The learner chose it, as the history says.
    case chosen
    /// The configuration says so.
    case configured
  }

  /// What an answer decides.
  public struct Outcome: Hashable, Sendable {
    /// The box that the card is in from then on, from 1.
    public let box: Int
    /// The day on which it is due next.
    public let due: Day
  }

  /// What the configuration says of the boxes.
  public var settings: BoxSettings
  /// The name of the pace that the history says was chosen last; nil if none was.
  public var recordedPace: String?
  /// How much is asked in a day at most.
  public var limits: Limits
  /// The hour at which a study day starts, 0 to 23.
  public var rolloverHour: Int

  /// Rules; those of the manual if nothing else is said.
  public init(
    settings: BoxSettings = BoxSettings(), recordedPace: String? = nil, limits: Limits = Limits(),
    rolloverHour: Int = 4
  ) {
    self.settings = settings
    self.recordedPace = recordedPace
    self.limits = limits
    self.rolloverHour = rolloverHour
  }

  /// The same rules with the pace that a record says was chosen.
  public func following(_ record: StudyRecord) -> Scheduler {
    var scheduler = self
    scheduler.recordedPace = record.remarks.pace
    return scheduler
  }

  /// The pace that was chosen; nil if none was, or one that only a later version knows.
  public var chosenPace: Pace? { recordedPace.flatMap(Pace.init(rawValue:)) }

  /// The pace in force: that of the configuration, else the chosen one, else the normal one.
  public var pace: Pace { settings.pace ?? chosenPace ?? .normal }

  /// Why that pace is in force.
  public var paceOrigin: PaceOrigin {
    if settings.pace != nil { return .configured }
    return chosenPace == nil ? .standard : .chosen
  }

  /// The boxes in force: those of the pace, but for what the configuration sets itself.
  public var boxes: LeitnerBoxes {
    let boxes = pace.boxes
    let fall = settings.fall ?? boxes.fall
    return settings.days.flatMap { LeitnerBoxes(days: $0, fall: fall) }
      ?? LeitnerBoxes(uncheckedDays: boxes.days, fall)
  }

  /// What an answer on `day` decides for a card; `progress` is nil for a new card.
  ///
  /// A card that was forgotten the same day stays in the box that it fell to, however well it is
  /// recalled.
  public func outcome(of grade: Grade, for progress: CardProgress?, on day: Day) -> Outcome {
    let boxes = boxes
    let fallen = progress.flatMap { $0.isRelearning(on: day) ? boxes.place(of: $0.box) : nil }
    let box = fallen ?? boxes.box(after: grade, from: progress?.box)
    return Outcome(box: box, due: boxes.due(box: box, answeredOn: day))
  }
}
