/// What the terminal reports, freed of escape sequences.
public enum Key: Hashable, Sendable {
  /// A printed character, as typed; a space is one too.
  case character(Character)
  /// Ctrl and a letter, named by the small letter.
  case control(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete
  /// Text that was pasted, never to be taken for commands.
  case paste(String)
  /// The terminal has another size now.
  case resize(Size)
}
