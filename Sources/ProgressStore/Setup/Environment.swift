/// The environment variables of the process, or those that a test gives.
public struct Environment: Sendable {
  private let variable: @Sendable (String) -> String?

  /// Given variables, for tests.
  public init(_ variables: [String: String]) {
    variable = { variables[$0] }
  }

  private init(_ variable: @escaping @Sendable (String) -> String?) {
    self.variable = variable
  }

  /// Those of the process.
  public static let process = Environment(System.variable)

  /// A variable's value; nil if it is unset or empty, which mean the same.
  public subscript(name: String) -> String? {
    variable(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
