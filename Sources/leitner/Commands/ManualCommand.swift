import ArgumentParser

/// `leitner manual`, with which the manual page is made when the program is installed.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page as a source for man: leitner manual | man -l -")

  @Option(help: "The date of the page.") var date = ""

  func run() throws { Output.printText(try Manual.page(date: date)) }
}
