import Toolkit

/// This machine's name in histories: its host name and five letters from its identifier.
public enum DeviceName {
  /// The name of this machine; if the system has no identifier, a random one is kept in the data
  /// folder's file `device`, unless the name is for reading only.
  public static func ofThisMachine(
    _ paths: DataPaths, _ files: any FileSystem = LocalFileSystem(), isToBeKept: Bool = true
  ) -> String {
    let host = System.hostName
    for path in ["/etc/machine-id", "/var/lib/dbus/machine-id"] {
      if let identifier = try? files.content(path), identifier.count >= 8 {
        return name(host: host, identifier: identifier)
      }
    }
    return name(
      host: host, identifier: kept(in: paths.device, host: host, files, makesOne: isToBeKept))
  }

  /// The name of a machine with this host name and these bytes as its identifier.
  ///
  /// The identifier itself should not leave the machine (machine-id(5)); five letters of a digest
  /// are enough to tell two hosts of one name apart.
  public static func name(host: String, identifier: [UInt8]) -> String {
    var name = ""
    for byte in host.lowercased().utf8.prefix(while: { $0 != UInt8(ascii: ".") }).prefix(40) {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: name.unicodeScalars.append(Unicode.Scalar(byte))
      default: if !name.isEmpty, name.utf8.last != UInt8(ascii: "-") { name += "-" }
      }
    }
    if name.utf8.last == UInt8(ascii: "-") { name.removeLast() }
    if name.isEmpty { name = "machine" }
    var rest = identifier.withUnsafeBufferPointer(Checksum.checksum)
    var letters = ""
    for _ in 0..<5 {
      letters.unicodeScalars.append(Unicode.Scalar(UInt8(0x61 + rest % 26)))
      rest /= 26
    }
    return name + "-" + letters
  }

  private static func kept(
    in path: String, host: String, _ files: any FileSystem, makesOne: Bool
  ) -> [UInt8] {
    if let known = try? files.content(path), !known.isEmpty { return known }
    // Who writes no history needs no name of its own.
    if !makesOne { return Array(host.utf8) }
    let letters = (0..<16).map { _ in UInt8.random(in: 0x61...0x7A) }
    do {
      try files.makeFolders(path.parentFolder)
      try files.replace(path, with: letters)
      return letters
    } catch {
      // Then nothing can be written, so no history will have the name.
      return Array(host.utf8)
    }
  }
}
