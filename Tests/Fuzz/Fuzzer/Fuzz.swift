import Foundation

/// The check that FUZZ_TARGET names. libFuzzer, which has the program's start, keeps the arguments for
/// itself.
private let target: Check = {
  let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
  if let check = Check.all.first(where: { $0.name == name }) { return check }
  say("There is no fuzz target “\(name)”.")
  exit(64)
}()

private func say(_ sentence: String) {
  FileHandle.standardError.write(Data((sentence + "\n").utf8))
}

/// Called by libFuzzer for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  do {
    try target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  } catch {
    say("Broken: \(error)")
    abort()
  }
  return 0
}
