/// The rules that a learner may configure.
public struct StudyRules: Hashable, Sendable {
  /// The boxes and their days.
  public var boxes: LeitnerBoxes
  /// How much is asked in a day at most.
  public var limits: ReviewSession.Limits
  /// The hour at which a study day starts, 0 to 23.
  public var rolloverHour: Int

  /// Rules; those of the manual unless told otherwise.
  public init(
    boxes: LeitnerBoxes = .standard, limits: ReviewSession.Limits = .init(), rolloverHour: Int = 4
  ) {
    self.boxes = boxes
    self.limits = limits
    self.rolloverHour = rolloverHour
  }
}
