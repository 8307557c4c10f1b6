import Foundation
import Testing

/// Topics that are folded, from one run of the program to the next.
@Suite struct FoldedTopicsTests {
  private func file(_ sandbox: Sandbox) -> URL {
    sandbox.data.appendingPathComponent("folded-topics")
  }

  @Test func aFoldIsThereInTheNextRunAndNotInTheHistory() throws {
    let sandbox = try Sandbox(deck: KeyWalk.deck)
    let first = try Terminal(sandbox)
    try first.wait(for: "topic 01")
    try first.send("Down", "z")
    try first.wait(for: "topic 00  +30")
    try first.send("q")
    try first.wait(for: "status=0")
    let again = try Terminal(sandbox)
    try again.wait(for: "topic 00  +30")
    try again.send("Down", "z")
    try again.wait(for: "topic 01")
    try again.send("q")
    try again.wait(for: "status=0")
    #expect(try Data(contentsOf: file(sandbox)).isEmpty)
    #expect(try sandbox.history().isEmpty)
  }

  @Test func aBrokenFileIsIgnoredAndLeftUntilSomethingIsFolded() throws {
    let sandbox = try Sandbox(deck: KeyWalk.deck)
    try FileManager.default.createDirectory(
      at: file(sandbox).deletingLastPathComponent(), withIntermediateDirectories: true)
    let broken = Data([0xFF, 0x00, 0x0A, 0x09])
    try broken.write(to: file(sandbox))
    let terminal = try Terminal(sandbox)
    try terminal.wait(for: "topic 01")
    try terminal.send("q")
    try terminal.wait(for: "status=0")
    #expect(try Data(contentsOf: file(sandbox)) == broken)
  }
}
