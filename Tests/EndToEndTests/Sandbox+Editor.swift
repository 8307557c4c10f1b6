import Foundation

extension Sandbox {
  /// An editor that is a shell script; it gets `+LINE FILE`.
  func editor(_ script: String) throws -> String {
    let file = home.appendingPathComponent("editor.sh")
    try "#!/bin/sh\necho \"$1\" > \"\(home.path)/line\"\n\(script)\n"
      .write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: file.path)
    // Not the file itself: while another test starts a process, it may count as open for writing.
    return "sh \(file.path)"
  }

  /// The line at which it was opened, as `+LINE`.
  var editorLine: String? {
    try? String(contentsOf: home.appendingPathComponent("line"), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
  }
}
