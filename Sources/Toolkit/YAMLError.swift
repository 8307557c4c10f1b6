/// Why a text is not YAML, or not YAML that is read here.
public struct YAMLError: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Cause: Equatable, Sendable {
    /// Collections are nested too deep.
    case tooDeep
    /// An alias.
    case alias
    /// A mapping has a key twice.
    case repeatedKey(String)
    /// The text breaks the grammar; in libyaml's own English words.
    case syntax(String)
  }

  /// Where it stops being YAML.
  public let mark: YAML.Mark
  /// What is wrong there.
  public let cause: Cause
}
