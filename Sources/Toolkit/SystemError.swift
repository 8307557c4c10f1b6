#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An error number of the operating system (`errno`).
public struct SystemError: Equatable, Sendable, CustomStringConvertible {
  /// The number.
  public let code: Int32

  /// The error with this number.
  public init(code: Int32) {
    self.code = code
  }

  /// The error of the call to the system that has just failed.
  public static var last: SystemError { SystemError(code: errno) }

  /// The system's own words for it.
  public var description: String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
