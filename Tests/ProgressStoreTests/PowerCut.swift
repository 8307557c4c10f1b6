@testable import ProgressStore

/// What a disk may hold after the power was cut at some place in its log.
///
/// What was synced is there. Of what was not, a file keeps any part: none, all, a beginning in the
/// order of the calls, an end without what came before it, and bytes that reads as zeros because
/// the new length reached the disk but not the block. Of a folder's names, those changes are kept
/// that came first, up to any one. Files and folders are independent of one another.
struct PowerCut {
  private typealias Step = ModelDisk.Step

  /// What certainly is there.
  private var synced: ModelDisk.Image
  /// What may be there, by file or folder.
  private var pending: [Int: [ModelDisk.Step]] = [:]

  /// The disk that began as `start` and was then asked for some steps.
  init(_ start: ModelDisk.Image, _ steps: some Sequence<ModelDisk.Step>) {
    synced = start
    for step in steps { take(step) }
  }

  mutating func take(_ step: ModelDisk.Step) {
    switch step {
    // A new file's number means nothing before a folder names it.
    case .new: synced.apply(step)
    case .write(let node, _, _), .truncate(let node, _), .name(let node, _, _),
      .rename(let node, _, _), .unname(let node, _):
      pending[node, default: []].append(step)
    case .sync(let node):
      for step in pending.removeValue(forKey: node) ?? [] { synced.apply(step) }
    }
  }

  /// Every image that may be found.
  func survivors() -> [ModelDisk.Image] {
    var images = [synced]
    for (node, steps) in pending.sorted(by: { $0.key < $1.key }) {
      let outcomes = synced.names(node) != nil ? prefixes(of: steps) : outcomes(of: steps)
      images = images.flatMap { image in
        outcomes.map { steps in
          var image = image
          for step in steps { image.apply(step) }
          return image
        }
      }
    }
    return images.map(\.reachable)
  }

  private func prefixes(of steps: [ModelDisk.Step]) -> [[ModelDisk.Step]] {
    (0...steps.count).map { Array(steps.prefix($0)) }
  }

  private func outcomes(of steps: [ModelDisk.Step]) -> [[ModelDisk.Step]] {
    var outcomes = prefixes(of: steps)
    if steps.count > 1 { outcomes += (1..<steps.count).map { Array(steps.dropFirst($0)) } }
    guard case .write(let node, let offset, let bytes) = steps.last else { return outcomes }
    // A block that never arrived: all of the bytes, those before a border, those behind it.
    for zeros in [0..<bytes.count, 0..<(bytes.count / 2), (bytes.count / 2)..<bytes.count] {
      var torn = bytes
      torn.replaceSubrange(zeros, with: Array(repeating: 0, count: zeros.count))
      outcomes.append(steps.dropLast() + [.write(node, at: offset, torn)])
    }
    return outcomes
  }
}

extension ModelDisk.Step {
  /// The step as far as it got when it was cut: inside a write, after every so many bytes. Only a
  /// temporary file is written at such length, and no byte of it is looked at before it is renamed.
  func parts(every stride: Int) -> [ModelDisk.Step] {
    guard case .write(let node, let offset, let bytes) = self else { return [self] }
    let stride = bytes.count > 400 ? stride * 16 : stride
    let ends = Set(Swift.stride(from: 1, to: bytes.count, by: stride)).union([bytes.count - 1])
    return (ends.filter { $0 > 0 }.sorted() + [bytes.count]).map {
      .write(node, at: offset, Array(bytes.prefix($0)))
    }
  }
}
