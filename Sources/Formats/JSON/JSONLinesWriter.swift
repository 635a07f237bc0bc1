/// Writes records as JSON Lines: one object a line, each line ending with LF.
///
/// An entry with a distinguished name is
/// `{"dn": "...", "attributes": {"cn": ["text"], "objectGUID": [{"base64": "..."}]}}`; a record
/// without one (a row) is `{"header": "text"}`. A value is text when it is valid UTF-8 without NUL.
package struct JSONLinesWriter: Sendable {
  /// The spelling for each ``NameID``.
  private let names: [String]

  package init(names: [String]) { self.names = names }

  /// Appends one record of `batch`; `input` is what its `.input` slices point into.
  ///
  /// Attributes keep the order in which they first come, values theirs.
  package func append(
    _ record: Record, of batch: borrowing RecordBatch, input: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    let decoded = batch.decoded.span
    if record.dn.isAbsent {
      appendRow(record, batch.values, input: input, decoded: decoded, to: &output)
    } else {
      output.append(contentsOf: "{\"dn\": ".utf8)
      append(record.dn, input: input, decoded: decoded, to: &output)
      output.append(contentsOf: ", \"attributes\": {".utf8)
      appendAttributes(record, batch.values, input: input, decoded: decoded, to: &output)
      output.append(contentsOf: "}}\n".utf8)
    }
  }

  private func appendRow(
    _ record: Record, _ values: [RecordValue], input: Span<UInt8>, decoded: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "{"))
    let range = record.firstValue..<record.firstValue + record.valueCount
    for index in range {
      if index > range.lowerBound { appendSeparator(to: &output) }
      appendName(values[index].name, to: &output)
      append(values[index].slice, input: input, decoded: decoded, to: &output)
    }
    output.append(contentsOf: "}\n".utf8)
  }

  private func appendAttributes(
    _ record: Record, _ values: [RecordValue], input: Span<UInt8>, decoded: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    let range = record.firstValue..<record.firstValue + record.valueCount
    // Values of one attribute need not follow one another (RFC 2849): bring them together.
    var places: [NameID: Int] = [:]
    for index in range where places[values[index].name] == nil {
      places[values[index].name] = places.count
    }
    let order = range.map { (place: places[values[$0].name] ?? 0, index: $0) }
      .sorted { ($0.place, $0.index) < ($1.place, $1.index) }
    var previous: Int?
    for (place, index) in order {
      if place != previous {
        if previous != nil { output.append(contentsOf: "], ".utf8) }
        appendName(values[index].name, to: &output)
        output.append(UInt8(ascii: "["))
        previous = place
      } else {
        appendSeparator(to: &output)
      }
      append(values[index].slice, input: input, decoded: decoded, to: &output)
    }
    if previous != nil { output.append(UInt8(ascii: "]")) }
  }

  private func appendName(_ name: NameID, to output: inout [UInt8]) {
    let index = Int(name.rawValue)
    JSONText.append(index < names.count ? names[index] : "", to: &output)
    output.append(contentsOf: [UInt8(ascii: ":"), UInt8(ascii: " ")])
  }

  private func appendSeparator(to output: inout [UInt8]) {
    output.append(contentsOf: [UInt8(ascii: ","), UInt8(ascii: " ")])
  }

  private func append(
    _ slice: Slice, input: Span<UInt8>, decoded: Span<UInt8>, to output: inout [UInt8]
  ) {
    let value = (slice.space == .input ? input : decoded).extracting(slice.range)
    let isText =
      UTF8Survey(value).isValid && ByteSearch.first(0, in: value, range: 0..<value.count) == nil
    if isText {
      JSONText.append(value, to: &output)
    } else {
      output.append(contentsOf: "{\"base64\": \"".utf8)
      Base64.append(value, range: 0..<value.count, to: &output)
      output.append(contentsOf: "\"}".utf8)
    }
  }
}
