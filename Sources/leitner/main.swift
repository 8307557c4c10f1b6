import ArgumentParser
import StudyInterface

letLargeWritesFail()
do {
  let arguments = processArguments
  // The daily start needs no parsing, which would take longer than the first frame.
  if arguments.isEmpty {
    try study(Options(), topic: nil)
  } else {
    var command = try Leitner.parseAsRoot(arguments)
    try command.run()
  }
} catch let failure as Failure {
  writeError("leitner: \(failure.sentence)")
  Leitner.exit(withError: ExitCode.failure)
} catch {
  // As the parser does it itself, but that it would give back to the terminal whatever it was given.
  let (message, code) = (Leitner.fullMessage(for: error), Leitner.exitCode(for: error))
  if !message.isEmpty { code.isSuccess ? printLine(message) : writeError(message) }
  exitProcess(code.rawValue)
}
