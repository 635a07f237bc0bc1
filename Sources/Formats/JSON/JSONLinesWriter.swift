/// Writes records as JSON Lines: one object a line, each line ending with LF.
///
/// An entry with a distinguished name is
/// `{"dn": "...", "attributes": {"cn": ["text"], "objectGUID": [{"base64": "..."}]}}`; a record
/// without one (a row) is `{"header": "text"}`. A value is text when it is valid UTF-8 without NUL.
package struct JSONLinesWriter: Sendable {
  /// What one record has under one name.
  private struct Place: BitwiseCopyable {
    /// The record that this was noted for, by its number; of others it says nothing.
    var record: UInt64
    /// Where the name comes among the names of the record.
    var order: Int
  }

  /// `"name": ` for each ``NameID``.
  private let headers: [[UInt8]]
  /// By ``NameID``; kept from record to record, so that none has to make its own table.
  private var places: [Place]
  private var recordNumber: UInt64 = 0

  /// - Parameter names: the spelling for each ``NameID``.
  package init(names: [String]) {
    headers = names.map { name in
      var header: [UInt8] = []
      JSONText.append(name, to: &header)
      return header + ": ".utf8
    }
    places = Array(repeating: Place(record: 0, order: 0), count: names.count)
  }

  /// Appends one record of `batch`; `input` is what its `.input` slices point into, and all its names
  /// are in the table that the writer was made for.
  ///
  /// Attributes keep the order in which they first come, values theirs.
  package mutating func append(
    _ record: Record, of batch: borrowing RecordBatch, input: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    let decoded = batch.decoded.span
    if record.dn.isAbsent {
      appendRow(record, batch.values, input: input, decoded: decoded, to: &output)
    } else {
      output.append("{\"dn\": ")
      append(record.dn, input: input, decoded: decoded, to: &output)
      output.append(", \"attributes\": {")
      appendAttributes(record, batch.values, input: input, decoded: decoded, to: &output)
      output.append("}}\n")
    }
  }

  private func appendRow(
    _ record: Record, _ values: [RecordValue], input: Span<UInt8>, decoded: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    output.append("{")
    let range = record.firstValue..<record.firstValue + record.valueCount
    for index in range {
      if index > range.lowerBound { output.append(", ") }
      output.append(contentsOf: headers[Int(values[index].name.rawValue)])
      append(values[index].slice, input: input, decoded: decoded, to: &output)
    }
    output.append("}\n")
  }

  private mutating func appendAttributes(
    _ record: Record, _ values: [RecordValue], input: Span<UInt8>, decoded: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    let range = record.firstValue..<record.firstValue + record.valueCount
    var previous: NameID?
    func write(_ value: RecordValue) {
      if value.name == previous {
        output.append(", ")
      } else {
        if previous != nil { output.append("], ") }
        output.append(contentsOf: headers[Int(value.name.rawValue)])
        output.append("[")
        previous = value.name
      }
      append(value.slice, input: input, decoded: decoded, to: &output)
    }
    if let order = noteOrder(values, range) {
      for index in order { write(values[index]) }
    } else {
      for index in range { write(values[index]) }
    }
    if previous != nil { output.append("]") }
  }

  /// Values of one attribute need not follow one another (RFC 2849): the order that brings them
  /// together, or nil when they stand together already, as nearly always.
  private mutating func noteOrder(_ values: [RecordValue], _ range: Range<Int>) -> [Int]? {
    recordNumber += 1
    var count = 0
    var isTogether = true
    var previous: NameID?
    for index in range where values[index].name != previous {
      let name = values[index].name
      previous = name
      if places[Int(name.rawValue)].record == recordNumber {
        isTogether = false
      } else {
        places[Int(name.rawValue)] = Place(record: recordNumber, order: count)
        count += 1
      }
    }
    if isTogether { return nil }
    return range.map { (place: places[Int(values[$0].name.rawValue)].order, index: $0) }
      .sorted { ($0.place, $0.index) < ($1.place, $1.index) }
      .map { $0.index }
  }

  private func append(
    _ slice: Slice, input: Span<UInt8>, decoded: Span<UInt8>, to output: inout [UInt8]
  ) {
    let value = (slice.space == .input ? input : decoded).extracting(slice.range)
    if JSONText.appendPlain(value, to: &output) { return }
    let isText =
      UTF8Survey(value).isValid && ByteSearch.first(0, in: value, range: 0..<value.count) == nil
    if isText {
      JSONText.append(value, to: &output)
    } else {
      output.append("{\"base64\": \"")
      Base64.append(value, range: 0..<value.count, to: &output)
      output.append("\"}")
    }
  }
}
