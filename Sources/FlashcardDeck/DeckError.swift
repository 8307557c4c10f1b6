import Toolkit

/// Why a deck's file or folder is not read.
public enum DeckError: Error, Equatable, Sendable {
  /// It is a device, a pipe or a socket, or a folder where a file is expected.
  case irregular
  /// It has more than 1 GB.
  case tooLarge
  /// The system does not open it.
  case cannotOpen(SystemError)
  /// The system does not read it.
  case cannotRead(SystemError)
  /// The system does not list the folder.
  case cannotList(SystemError)
}
