import ArgumentParser
import StudyInterface

Process.holdStandardFiles()
Process.letLargeWritesFail()
var status: Int32 = 0
do {
  if let text = Process.unreadableText {
    throw Failure(Setup.localeMessages.notUTF8(text))
  }
  let arguments = Process.arguments
  // The daily start needs no parsing, which would take longer than the first frame.
  if arguments.isEmpty {
    try StudyProgram.run(Options(), topic: nil)
  } else if let shell = CompletionScript.shell(askedForBy: arguments) {
    Output.printText(CompletionScript.text(for: shell))
  } else {
    try Leitner.requireCommand(in: arguments)
    var command = try Leitner.parseAsRoot(arguments)
    try command.run()
  }
} catch let failure as Failure {
  Process.printError("leitner: \(failure.sentence)")
  status = (failure.isWrongUsage ? ExitCode.validationFailure : .failure).rawValue
} catch let wrong as WrongUsage {
  Process.printError("leitner: \(wrong.sentence)")
  status = ExitCode.validationFailure.rawValue
} catch {
  // As the parser does it itself, except that it would print control characters that it was given, and say in
  // several lines what is wrong.
  let (message, code) = (Leitner.fullMessage(for: error), Leitner.exitCode(for: error))
  if code.isSuccess {
    if !message.isEmpty { Output.printText(message) }
  } else if !message.isEmpty {
    let wrong = WrongUsage(parserMessage: message)
    Process.printError("leitner: \(wrong.sentence)")
    if let usage = wrong.usage { Process.printError(usage) }
  }
  status = code.rawValue
}
if let error = Output.finish() {
  let messages = Setup.localeMessages
  let sentence = messages.sentence(for: error)
  Process.printError(
    "leitner: \(Output.isBehindRecord ? messages.recordedBut(sentence) : sentence)")
  if status == 0 { status = ExitCode.failure.rawValue }
}
Process.exit(status)
