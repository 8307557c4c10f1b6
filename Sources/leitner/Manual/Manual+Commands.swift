import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The commands as the argument parser knows them.
extension Manual {
  private struct Tool: Decodable { let command: Command }

  private struct Command: Decodable {
    let commandName: String
    let abstract, discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?
    let shouldDisplay: Bool
  }

  private struct Argument: Decodable {
    struct Name: Decodable, Equatable {
      let kind, name: String
      var text: String { (kind == "long" ? "--" : "-") + name }
    }
    let kind: String
    let names: [Name]?
    let valueName, abstract: String?
    let isOptional, isRepeating, shouldDisplay: Bool

    /// As it is typed.
    var form: String {
      let value = "_\((valueName ?? "value").uppercased())_"
      let names = (names ?? []).map { "`\($0.text)`" }.joined(separator: ", ")
      let form =
        switch kind {
        case "positional": value
        case "flag": names
        default: "\(names) \(value)"
        }
      return isRepeating && kind == "positional" ? form + "…" : form
    }
  }

  static func putCommands(_ roff: inout Roff) throws {
    let tool = try JSONDecoder().decode(Tool.self, from: Data(Leitner._dumpHelp().utf8)).command
    let global = (tool.arguments ?? []).filter(\.shouldDisplay)
    let known = Dictionary(
      Leitner.configuration.subcommands.map { ($0._commandName, $0) },
      uniquingKeysWith: { first, _ in first })
    roff.section("Commands")
    for command in tool.subcommands ?? []
    where command.shouldDisplay && command.commandName != "help" {
      let own = (command.arguments ?? []).filter { argument in
        argument.shouldDisplay && !global.contains { $0.names == argument.names && $0.names != nil }
      }
      let words = own.map { $0.isOptional ? "[\($0.form)]" : $0.form }
      roff.part((["leitner", command.commandName]).joined(separator: " "))
      roff.paragraph(
        (["`leitner \(command.commandName)`"] + words).joined(separator: " "))
      roff.paragraph(command.abstract ?? "")
      let type = known[command.commandName] as? any LeitnerCommand.Type
      for paragraph in (type?.manual ?? "").split(separator: "\n\n") {
        roff.paragraph(paragraph.split(separator: "\n").joined(separator: " "))
      }
      for argument in own { roff.item(argument.form, argument.abstract ?? "") }
    }
    roff.section("Options")
    roff.paragraph("They stand before or after the command.")
    for option in global { roff.item(option.form, option.abstract ?? "") }
  }
}
