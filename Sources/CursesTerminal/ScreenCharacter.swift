import StudyInterface

/// What one call can put on the screen: a character that takes columns, and what combines with it.
struct ScreenCharacter: Hashable {
  var scalars: [UInt32]
  var columns: Int
}

/// A cluster as the screen takes it, from left to right.
///
/// Control characters and what would turn the direction of the text are left out; a deck is somebody
/// else's file. So are the marks that have some terminals join or widen emoji which others, like
/// the one width function, show apart: everything right of them would be out of place.
func screenCharacters(of cluster: String) -> [ScreenCharacter] {
  var characters: [ScreenCharacter] = []
  for scalar in cluster.unicodeScalars {
    let width = columns(of: Character(scalar))
    if width > 0 {
      characters.append(ScreenCharacter(scalars: [scalar.value], columns: width))
    } else if let last = characters.indices.last, combines(scalar, with: characters[last]) {
      characters[last].scalars.append(scalar.value)
    }
  }
  return characters
}

/// A character and four that combine with it are all that a cell of curses holds.
private let mostScalars = 5

private func combines(_ scalar: Unicode.Scalar, with character: ScreenCharacter) -> Bool {
  guard character.scalars.count < mostScalars else { return false }
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0: return false
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: return false
  case 0xFE0F: return character.columns == 2
  case 0x200D: return character.columns == 1
  case 0xE0000...0xE007F: return false
  default: return true
  }
}
