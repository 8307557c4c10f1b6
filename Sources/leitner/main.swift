import ArgumentParser
import StudyInterface

Process.letLargeWritesFail()
do {
  let arguments = Process.arguments
  // The daily start needs no parsing, which would take longer than the first frame.
  if arguments.isEmpty {
    try StudyProgram.run(Options(), topic: nil)
  } else {
    var command = try Leitner.parseAsRoot(arguments)
    try command.run()
  }
} catch let failure as Failure {
  Process.printError("leitner: \(failure.sentence)")
  Leitner.exit(withError: ExitCode.failure)
} catch {
  // As the parser does it itself, except that it would print control characters that it was given.
  let (message, code) = (Leitner.fullMessage(for: error), Leitner.exitCode(for: error))
  if !message.isEmpty { code.isSuccess ? Output.printLine(message) : Process.printError(message) }
  Process.exit(code.rawValue)
}
