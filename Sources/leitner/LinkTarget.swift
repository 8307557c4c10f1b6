import StudyInterface
import Toolkit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a card links to or shows, as another program may open it: an address of the web or for a letter, or a
/// file that exists. Decks come from strangers, so everything else is refused.
struct LinkTarget {
  /// One argument of a program, which is never an option.
  let argument: String
  /// In a few words.
  let name: String
  /// Whether it is a file.
  let isFile: Bool

  init(_ address: String, from file: String) throws(OpeningProblem) {
    if let scheme = Self.scheme(of: address), scheme != "file" {
      guard let text = Self.webAddress(address, scheme) else {
        throw .scheme(Self.brief(address))
      }
      (argument, name, isFile) = (text, Self.brief(text), false)
      return
    }
    let paths = Self.paths(address, from: file)
    guard let path = paths.first(where: { access($0, F_OK) == 0 }) else {
      throw .missing(Self.brief(address))
    }
    isFile = true
    // As an absolute path it does not begin with a dash.
    (argument, name) = (path, Self.name(of: path, from: file))
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .noFile(name) }
    // A symbolic link is what it leads to.
    let places = [path, DeckWriter.resolved(path) ?? path]
    if places.contains(where: { Self.mayBeRun($0, status.st_mode) }) { throw .program(name) }
  }

  /// The path or the address for a script; nil if it is never opened. A path that does not exist is that which
  /// was meant.
  static func described(_ address: String, from file: String) -> String? {
    if let scheme = scheme(of: address), scheme != "file" { return webAddress(address, scheme) }
    let paths = paths(address, from: file)
    return paths.first { access($0, F_OK) == 0 } ?? paths.last
  }

  // MARK: Addresses

  /// What stands before the first colon, in lower case; nil if the address is a path.
  private static func scheme(of address: String) -> String? {
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let scheme = address[..<colon]
    guard scheme.first.map({ $0.isASCII && $0.isLetter }) ?? false,
      scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    return scheme.lowercased()
  }

  /// An address of the web or for a letter, without characters that it can't have; nil if it is none.
  private static func webAddress(_ address: String, _ scheme: String) -> String? {
    let rest = address.dropFirst(scheme.count + 1)
    let text: Substring
    switch scheme {
    case "http", "https":
      guard rest.hasPrefix("//"), rest.dropFirst(2).first.map({ $0 != "/" }) ?? false else {
        return nil
      }
      text = rest
    case "mailto": text = letter(rest)
    default: return nil
    }
    let forbidden = Set("\"<>\\^`{|}".utf8)
    // Letters beyond ASCII stay as they are.
    return text.unicodeScalars.reduce(into: scheme + ":") { result, scalar in
      let byte = UInt8(clamping: scalar.value)
      if byte <= 0x20 || byte == 0x7F || forbidden.contains(byte) {
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// An address for a letter with its subject and text. What else follows may ask for a file to be sent along.
  private static func letter(_ address: Substring) -> Substring {
    guard let mark = address.firstIndex(of: "?") else { return address }
    let fields = address[mark...].dropFirst().split(separator: "&").filter { field in
      ["subject", "body", "cc", "bcc"].contains(field.prefix { $0 != "=" }.lowercased())
    }
    return address[..<mark] + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
  }

  // MARK: Files

  /// Whether an address is a path from the deck's folder on at which there is nothing.
  static func isMissing(_ address: String, from file: String) -> Bool {
    guard scheme(of: address) == nil, let first = address.first, !"/#?".contains(first) else {
      return false
    }
    let paths = paths(address, from: file)
    return !paths.isEmpty && paths.allSatisfy { access($0, F_OK) != 0 }
  }

  /// A file's name; all of its path if it is not in the deck's folder, so that nothing else seems to be opened.
  private static func name(of path: String, from file: String) -> String {
    let folder = DeckWriter.resolved(DeckWriter.folder(of: file)) ?? ""
    if let real = DeckWriter.resolved(path), folder != "/", !real.hasPrefix(folder + "/") {
      return brief(real)
    }
    return brief(path.split(separator: "/").last.map(String.init) ?? path)
  }

  /// The absolute paths that an address may mean: as it is written, with its `%20` read, and without what
  /// says a place in the file.
  private static func paths(_ address: String, from file: String) -> [String] {
    var path = address
    var forms: [String] = []
    if scheme(of: address) == "file" {
      path = String(address.dropFirst(5))
      if path.hasPrefix("//") {
        let rest = path.dropFirst(2)
        let host = rest.prefix { $0 != "/" }
        guard host.isEmpty || host == "localhost" else { return [] }
        path = String(rest.dropFirst(host.count))
      }
    } else {
      forms.append(path)
    }
    forms.append(LinkedAddress.withoutPercentSigns(path))
    let place = path.firstIndex { $0 == "#" || $0 == "?" }
    if let place { forms.append(LinkedAddress.withoutPercentSigns(String(path[..<place]))) }
    // The system would take what stands before a null byte for all of it.
    return forms.filter { !$0.isEmpty && !$0.utf8.contains(0) }.map { absolute($0, from: file) }
  }

  private static func absolute(_ path: String, from file: String) -> String {
    if path.hasPrefix("/") { return path }
    let folder = DeckWriter.folder(of: file)
    let place = folder.hasPrefix("/") ? folder : workingFolder + "/" + folder
    return place + "/" + path
  }

  private static var workingFolder: String { DeckWriter.resolved(".") ?? "." }

  /// The endings of files that a desktop may run instead of showing them.
  private static let endings: Set<String> = [
    "action", "app", "appimage", "bat", "bin", "cmd", "com", "command", "cpl", "desktop", "exe",
    "fileloc", "hta", "inetloc", "jar", "js", "jse", "lnk", "msi", "pif", "ps1", "reg", "run",
    "scpt", "scr", "sh", "terminal", "tool", "url", "vbe", "vbs", "webloc", "workflow", "wsf",
  ]

  /// Whether a desktop may run a file.
  private static func mayBeRun(_ path: String, _ mode: mode_t) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    if let dot = name.lastIndex(of: "."),
      endings.contains(name[name.index(after: dot)...].lowercased())
    {
      return true
    }
    // On some disks every file may be executed, so what it begins with counts, too.
    guard mode & 0o111 != 0, let file = fopen(path, "r") else { return false }
    defer { fclose(file) }
    let head = (0..<4).map { _ in getc(file) }
    return head.starts(with: [0x23, 0x21]) || head.starts(with: [0x4D, 0x5A])
      || [
        [0x7F, 0x45, 0x4C, 0x46], [0xCF, 0xFA, 0xED, 0xFE], [0xCE, 0xFA, 0xED, 0xFE],
        [0xCA, 0xFE, 0xBA, 0xBE],
      ].contains(head)
  }

  /// A name that is short enough to stand in a sentence, and safe to be shown.
  private static func brief(_ text: String) -> String {
    let line = VisibleText.line(text)
    return line.count <= longestName ? line : line.prefix(longestName - 1) + "…"
  }

  private static let longestName = 60
}
