import CursesTerminal
import FlashcardDeck
import ProgressStore
import StudyInterface
import Toolkit

/// Translates errors and notices of the store and the terminal into sentences.
struct Sentences {
  let messages: any Messages
  let clock: ProgressStore.Clock

  func sentence(for error: StoreError) -> String {
    switch error {
    case .file(let error): messages.sentence(for: error)
    case .outdated: messages.answeredElsewhere
    case .readOnly(let obstacle): sentence(for: obstacle)
    }
  }

  func sentence(for obstacle: Obstacle) -> String {
    switch obstacle {
    case .openedForReading: messages.openedForReading
    case .held(let holder): messages.isHeld(by: name(of: holder))
    case .newerVersion(let file, let version): messages.newerVersion(file: file, version: version)
    case .unwritable(let error): messages.unwritable(messages.sentence(for: error))
    }
  }

  /// Why a deck that was named can't be read.
  func sentence(for error: DeckError, at path: String) -> String {
    let failure: FileError =
      switch error {
      case .irregular: FileError(path: path, operation: .open, code: FileError.irregular)
      case .tooLarge: FileError(path: path, operation: .read, code: FileError.tooLarge)
      case .cannotOpen(let error): FileError(path: path, operation: .open, code: error.code)
      case .cannotRead(let error): FileError(path: path, operation: .read, code: error.code)
      case .cannotList(let error): FileError(path: path, operation: .list, code: error.code)
      }
    return messages.sentence(for: failure)
  }

  func name(of holder: LockHolder) -> String {
    guard let process = holder.process else { return messages.anotherProcess }
    return messages.process(
      process, host: holder.host, since: holder.since.map(clock.wallTime))
  }

  func sentence(for notice: StoreNotice) -> String {
    switch notice {
    case .tornEvent(let file, let byte): messages.tornEvent(file: file, byte: byte)
    case .damagedEvent(let file, let line, let column, let byte, let more, let outcome):
      messages.damagedEvent(
        file: file, line: line, column: column, byte: byte, more: more,
        outcome: outcome.map(Self.outcome))
    case .snapshotMissing(let file): messages.snapshotMissing(file: file)
    case .seenDecksDamaged(let file): messages.seenDecksDamaged(file: file)
    case .snapshotDamaged(let file, let byte, let keptAs):
      messages.snapshotDamaged(file: file, byte: byte, keptAs: keptAs)
    case .snapshotReplaced(let file, let keptAs):
      messages.snapshotReplaced(file: file, keptAs: keptAs)
    case .historyShorter(let file, let bytes, let before, let outcome):
      messages.historyShorter(
        file: file, bytes: bytes, before: before, outcome: Self.outcome(outcome))
    case .historyRewritten(let file, let outcome):
      messages.historyRewritten(file: file, outcome: Self.outcome(outcome))
    case .historyMissing(let file, let outcome):
      messages.historyMissing(file: file, outcome: Self.outcome(outcome))
    case .eventsMissing(let folder): messages.eventsMissing(folder: folder, outcome: .kept)
    case .historyIsNoFile(let file): messages.historyIsNoFile(file)
    case .historyUnreadable(let file): messages.historyUnreadable(file)
    case .unknownEvent(let file, let line, let kind, let more):
      messages.unknownEvent(file: file, line: line, kind: kind, more: more)
    case .clockAhead(let device, let latest):
      messages.clockAhead(device: device, latest: Self.date(of: latest))
    case .clockBehind(let now, let latest):
      messages.clockBehind(now: Self.date(of: now), latest: Self.date(of: latest))
    }
  }

  func sentence(for error: TerminalError) -> String {
    switch error {
    case .notATerminal: messages.notATerminal
    case .noType: messages.noTerminalType
    case .unknownType(let name): messages.unknownTerminalType(name)
    case .noCursorMotion(let name): messages.noCursorMotion(name)
    case .alreadyOpen, .failed: messages.terminalNotOpened
    }
  }

  private static func outcome(_ outcome: StoreNotice.Outcome) -> HistoryOutcome {
    switch outcome {
    case .rebuilt: .rebuilt
    case .kept: .kept
    }
  }

  private static func date(of instant: Instant) -> String { String(instant.description.prefix(10)) }
}
