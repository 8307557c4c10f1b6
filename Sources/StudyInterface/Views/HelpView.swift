/// Every key, from the key table.
func helpText(_ messages: Messages, width: Int) -> [StyledLine] {
  var lines: [StyledLine] = []
  for section in KeyMap.sections {
    if !lines.isEmpty { lines.append(StyledLine()) }
    lines.append(StyledLine(section.title(messages), Style(.accent, bold: true)))
    var seen: [String: Int] = [:]
    for binding in section.bindings {
      let label = binding.label(messages)
      // One line for a command, with all its keys.
      if let row = seen[label] {
        let known = lines[row].runs[0].text.split(separator: " ")
        let new = binding.name.split(separator: " ").filter { !known.contains($0) }
        if !new.isEmpty {
          let keys = (known + new).joined(separator: " ")
          lines[row] = helpLine(keys, label)
        }
      } else {
        seen[label] = lines.count
        lines.append(helpLine(binding.name, label))
      }
    }
  }
  return lines.flatMap { wrap($0, width: width) }
}

private func helpLine(_ keys: String, _ label: String) -> StyledLine {
  let width = 14
  let gap = String(repeating: " ", count: max(1, width - columns(of: keys) - 2))
  return StyledLine([
    StyledRun("  " + keys, Style(.accent, bold: true)), StyledRun(gap + label),
  ])
}
