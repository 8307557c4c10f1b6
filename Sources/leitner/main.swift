import ArgumentParser
import StudyInterface

letLargeWritesFail()
do {
  // The daily start needs no parsing, which would take longer than the first frame.
  if CommandLine.arguments.count == 1 {
    try study(Options(), topic: nil)
  } else {
    var command = try Leitner.parseAsRoot()
    try command.run()
  }
} catch let failure as Failure {
  writeError("leitner: \(failure.sentence)")
  Leitner.exit(withError: ExitCode.failure)
} catch {
  Leitner.exit(withError: error)
}
