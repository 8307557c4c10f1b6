/// One after another, since curses has one screen a process.
import Testing

@Suite(.serialized) struct TerminalTests {}
