/// A 64-bit checksum of bytes that shows damage; not meant to withstand an adversary.
public enum Checksum {
  /// The checksum of a part of an array.
  public static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { checksum($0) }
  }

  /// The checksum, in four independent strands: a processor multiplies four numbers in the time that
  /// four multiplications that wait for one another take for one.
  public static func checksum(_ bytes: Bytes) -> UInt64 {
    func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
      let product = one.multipliedFullWidth(by: other)
      return product.high ^ product.low
    }
    func word(_ offset: Int) -> UInt64 {
      let raw = UnsafeRawBufferPointer(bytes)
      return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    let key: UInt64 = 0xE703_7ED1_A0B4_28DB
    var (a, b, c, d) = (key, key &+ 1, key &+ 2, key &+ 3)
    var offset = 0
    while offset + 32 <= bytes.count {
      a = mix(a ^ word(offset), 0xA076_1D64_78BD_642F)
      b = mix(b ^ word(offset + 8), 0xA076_1D64_78BD_642F)
      c = mix(c ^ word(offset + 16), 0xA076_1D64_78BD_642F)
      d = mix(d ^ word(offset + 24), 0xA076_1D64_78BD_642F)
      offset += 32
    }
    var sum = mix(a ^ b.byteSwapped, c ^ d.byteSwapped ^ key) ^ a ^ (b &* 3) ^ (c &* 5) ^ (d &* 7)
    while offset < bytes.count {
      sum = mix(sum ^ UInt64(bytes[offset]), 0x8EBC_6AF0_9C88_C6E3)
      offset += 1
    }
    return mix(sum ^ UInt64(bytes.count), key)
  }
}
