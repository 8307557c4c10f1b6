import ArgumentParser

/// `leitner study`, and `leitner` alone
struct Study: LeitnerCommand {
  static let configuration = CommandConfiguration(
    commandName: "study", abstract: "Open the study screens (what `leitner` alone does).")

  @ParentCommand var root: Leitner
  @OptionGroup var global: GlobalOptions
  @Option(
    help: "Study one topic or deck; `A / B` is B inside A.", completion: Completion.topic)
  var topic: String?

  @Flag(help: "Practise the cards out of turn: only forgotten ones move.") var practice = false

  @Flag(help: "Answer cards aloud against a clock, and tick the points that you said.")
  var interview = false

  func validate() throws {
    if practice, interview {
      throw ValidationError("--practice and --interview exclude each other.")
    }
  }

  func run() throws {
    try StudyProgram.run(options, topic: topic, practice: practice, interview: interview)
  }
}
