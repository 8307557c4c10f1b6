/// The numbers of past study that have a name.
public enum StudyNumber: CaseIterable, Sendable {
  case cards, new, reviews, lapses, leeches, streak
}
