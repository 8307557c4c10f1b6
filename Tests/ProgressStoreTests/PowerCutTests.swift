import TestSupport
import FlashcardDeck
import Foundation
import Testing

@testable import ProgressStore

/// Days of study on a disk whose power is cut at every step and inside every write.
@Suite struct PowerCutTests {
  /// Those that count cuts: each story, and at full length its recovery.
  private static let parts = Story.allCases.count * (Soak.isOn ? 2 : 1)

  @Test(arguments: Story.allCases)
  func nothingAcknowledgedIsLost(story: Story) throws {
    let replay = try Replay(story)
    let cases = try replay.cutEverywhere(every: Soak.isOn ? 1 : 1000) { Issue.record("\($0)") }
    #expect(cases > 200)
    let wrong = Trust.count(cases, of: "PowerCutTests", parts: Self.parts)
    if let wrong { Issue.record("\(wrong)") }
  }

  /// The model is worth something only if it notices a step that is left out.
  @Test(arguments: Omission.allCases)
  func aStepLeftOutIsNoticed(omission: Omission) throws {
    struct Noticed: Error {}
    #expect(throws: Noticed.self) {
      for story in Story.allCases {
        let replay = try Replay(story, omitting: omission)
        _ = try replay.cutEverywhere(every: 400) { _ in throw Noticed() }
      }
    }
  }

  /// Recovering is itself cut, and what comes out of that is recovered from.
  @Test(.enabled(if: Soak.isOn), arguments: Story.allCases)
  func aCutDuringRecoveryLosesNothing(story: Story) throws {
    let replay = try Replay(story)
    var (cases, images) = (0, 0)
    try replay.forEachCut(every: 97) { cut, image in
      // Most images are much like the one before.
      images += 1
      if images % 8 != 0 { return }
      let disk = ModelDisk(image)
      let store = try replay.open(disk, at: cut)
      try store.save()
      let recovered = disk.bytes("/home/data/progress.json")
      store.close()
      var second = PowerCut(image, [])
      for step in disk.log {
        for part in step.parts(every: 97) {
          var inside = second
          inside.take(part)
          for image in Set(inside.survivors()) {
            cases += 1
            let losses = try replay.losses(
              in: image, at: cut, studyingOn: false, recovered: recovered)
            for loss in losses { Issue.record("\(loss)") }
          }
        }
        second.take(step)
      }
    }
    let wrong = Trust.count(cases, of: "PowerCutTests", parts: Self.parts)
    if let wrong { Issue.record("\(wrong)") }
  }
}
