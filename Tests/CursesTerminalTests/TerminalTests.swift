import Testing

/// One after another, since a process has one screen of curses.
@Suite(.serialized) struct TerminalTests {}
