extension KeyMap {
  /// All keys in paragraphs for a manual, one for each section: `u undo; C-r do again; …`.
  public var manual: String {
    [studying, moving, looking].map { bindings in
      Self.rows(bindings).map {
        $0.keys.map(\.notation).listed(" ") + " " + English().label(of: $0.action)
      }.listed("; ") + "."
    }.listed("\n\n")
  }

  /// A line of the manual's table of keys.
  public struct ManualRow: Sendable {
    /// The keys as a configuration writes them.
    public let keys: [String]
    /// What they do, and where, in English.
    public let does, places: String
  }

  /// All keys in tables for a manual.
  public var manualSections: [(title: String, rows: [ManualRow])] {
    [("Studying", studying), ("Moving", moving), ("Looking and leaving", looking)].map {
      title, bindings in
      let rows = Self.rows(bindings).map { row in
        ManualRow(
          keys: row.keys.map(\.notation), does: English().label(of: row.action),
          places: Self.places(row.contexts, English()))
      }
      return (title, rows)
    }
  }

  /// Where keys work, in a few words.
  static func places(_ contexts: Contexts, _ messages: any Messages) -> String {
    if contexts == .everywhere { return messages.everywhere }
    let missing = Contexts.everywhere.subtracting(contexts)
    let isShort = missing.count < contexts.count
    let shown = Context.allCases.filter { (isShort ? missing : contexts).contains($0) }
    var titles: [String] = []
    let isInterviewed = Contexts.interviewed.isSubset(of: isShort ? missing : contexts)
    for context in shown {
      let title =
        switch context {
        case .speaking where isInterviewed, .points where isInterviewed,
          .grading where isInterviewed:
          messages.interviewTitle
        case .question where shown.contains(.answer), .answer where shown.contains(.question),
          .choice where shown.contains(.question), .typing where shown.contains(.question):
          messages.title(of: .question)
        default: messages.part(context) ?? messages.title(of: context)
        }
      if !titles.contains(title) { titles.append(title) }
    }
    return messages.places(titles, areMissing: isShort)
  }

  /// An action with all its keys in some bindings.
  struct Row {
    let action: Action
    var keys: [Key]
    var contexts: Contexts
  }

  /// The actions of some bindings, in their order; those with quite other keys elsewhere in rows of their own,
  /// unless each action is to have one row.
  static func rows(_ bindings: [Binding], byActions: Bool = false) -> [Row] {
    var rows: [Row] = []
    for binding in bindings {
      let index = rows.firstIndex { row in
        row.action == binding.action
          && (byActions || row.keys.contains(where: binding.keys.contains))
      }
      if let index {
        rows[index].keys += binding.keys.filter { !rows[index].keys.contains($0) }
        rows[index].contexts.formUnion(binding.contexts)
      } else {
        rows.append(Row(action: binding.action, keys: binding.keys, contexts: binding.contexts))
      }
    }
    return rows
  }
}
