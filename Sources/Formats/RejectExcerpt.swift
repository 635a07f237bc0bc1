extension Reject {
  /// The most characters that a reject shows of its record.
  static let textLength = 200

  /// The beginning of a record for a person, without the line end.
  static func excerpt(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<bytes.count)
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range { copy.append(bytes[index]) }
    while let last = copy.last, last == 0x0A || last == 0x0D { copy.removeLast() }
    return String(String(decoding: copy, as: UTF8.self).prefix(textLength))
  }
}
