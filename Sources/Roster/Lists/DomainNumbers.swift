import Formats

/// Numbers the domains of the ordinary addresses of one stretch (``OrdinaryShape/address``): nearly all
/// have one of a few, and a number beside each row spares whoever asks for the domain a look at the bytes.
///
/// A number stands in the highest four bits of what is kept of a row, of which ``ColumnPlan`` uses no more
/// than the others. 0 says nothing: the address is not ordinary, or its local part is longer than 64 bytes
/// or ends in a dot, its domain is longer than 48 bytes, or there are too many domains.
struct DomainNumbers: Sendable {
  /// The domains in the order of their numbers, which begin with 1.
  private(set) var domains: [[UInt8]] = []
  /// The domain seen last, with the at sign.
  private var last: [UInt8] = []
  private var lastNumber: UInt16 = 0

  private static let shift: UInt16 = 12
  private static let most = 15

  /// The number in what is kept of a row.
  @inline(__always)
  static func number(in marks: UInt16) -> UInt16 { marks &>> shift }

  /// The number of an ordinary address's domain, in its place.
  @inline(__always)
  mutating func marks(of address: Span<UInt8>) -> UInt16 {
    let local = address.count &- last.count
    // An ordinary address has one at sign, so that the rest is the local part.
    if lastNumber != 0, local > 0,
      Folding.sameBytes(address.extracting(local..<address.count), last.span)
    {
      return DomainNumbers.isUsual(address, local) ? lastNumber &<< DomainNumbers.shift : 0
    }
    return marks(ofOther: address)
  }

  private mutating func marks(ofOther address: Span<UInt8>) -> UInt16 {
    let sign = UInt8(ascii: "@")
    guard let local = ByteSearch.first(sign, in: address, range: 0..<address.count),
      DomainNumbers.isUsual(address, local)
    else { return 0 }
    let domain = address.extracting((local + 1)..<address.count)
    guard domain.count > 0, domain.count <= 48 else { return 0 }
    var number = 0
    while number < domains.count {
      let known = domains[number]
      if Folding.sameBytes(known.span, domain) { break }
      number += 1
    }
    guard number < DomainNumbers.most else { return 0 }
    if number == domains.count { domains.append(Array(copying: domain)) }
    last = [sign] + domains[number]
    lastNumber = UInt16(number + 1)
    return lastNumber &<< DomainNumbers.shift
  }

  @inline(__always)
  private static func isUsual(_ address: Span<UInt8>, _ local: Int) -> Bool {
    local > 0 && local <= 64 && address[local &- 1] != UInt8(ascii: ".")
  }
}
