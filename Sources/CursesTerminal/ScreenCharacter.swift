import StudyInterface
import Toolkit

/// What one call can put on the screen: a character that takes columns, and what combines with it.
struct ScreenCharacter: Hashable {
  var scalars: [UInt32]
  var columns: Int

  /// A character and four that combine with it are all that a cell of curses holds.
  private static let mostScalars = 5

  /// A cluster as the screen takes it, from left to right.
  ///
  /// What `VisibleText` would write out is left out here, even if a caller forgot to: a deck is
  /// somebody else's file. So are the marks that have some terminals join or widen emoji which others,
  /// like the one width function, show apart: everything right of them would be out of place.
  static func characters(of cluster: String) -> [ScreenCharacter] {
    var characters: [ScreenCharacter] = []
    let scalars = Array(cluster.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let previous = index > 0 ? scalars[index - 1] : nil
      guard VisibleText.spelling(of: scalar, after: previous, before: next) == nil else { continue }
      let width = scalar.columns
      if width > 0 {
        characters.append(ScreenCharacter(scalars: [scalar.value], columns: width))
      } else if let last = characters.indices.last, characters[last].canAppend(scalar) {
        characters[last].scalars.append(scalar.value)
      }
    }
    return characters
  }

  /// Whether a scalar without columns of its own can be put together with the character.
  private func canAppend(_ scalar: Unicode.Scalar) -> Bool {
    guard scalars.count < Self.mostScalars else { return false }
    switch scalar.value {
    case 0xFE0F: return columns == 2
    case 0x200D: return columns == 1
    case 0xE0000...0xE007F: return false
    default: return true
    }
  }
}
