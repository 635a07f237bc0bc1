import Formats
import Foundation
import Support
import Testing

/// `rollcall export` on the samples, read back plainly.
@Suite struct ExportRoundTripTests {
  private static let ldifs =
    ["northwind/directory.ldif"]
    + SampleFormatTests.directories.filter { $0.hasSuffix(".ldif") || $0.hasSuffix(".ldf") }
    .map { "formats/\($0)" } + ["formats/samba-ldbsearch.txt", "formats/slapd-ldapsearch.txt"]

  private static let csvs =
    (SampleFormatTests.directories + SampleFormatTests.consoles).filter { $0.hasSuffix(".csv") }
    .map { "formats/\($0)" }

  private func export(_ sample: String, to format: String) throws -> [UInt8] {
    let program = try Program.besideSamples()
    let run = try program.run("export", "samples/\(sample)", "--to", format)
    try #require(run.status == 0, "\(run.errors)")
    return run.output
  }

  /// A sample in UTF-8.
  private func source(_ sample: String) throws -> [UInt8] {
    let bytes = try Repository.bytes("samples/\(sample)")
    guard bytes.starts(with: [0xFF, 0xFE]) else { return bytes }
    let text = try #require(String(data: Data(bytes.dropFirst(2)), encoding: .utf16LittleEndian))
    return Array(text.utf8)
  }

  /// DN and values of each entry, read plainly; names in small letters.
  private func entries(_ bytes: [UInt8]) -> [LDIFReading.Entry] {
    var names = NameTable(others: .intern)
    return LDIFReference.read(bytes, names: &names, ends: .source).entries.map { entry in
      let values = entry.values.map {
        LDIFReading.Value(name: $0.name.lowercased(), bytes: $0.bytes)
      }
      return LDIFReading.Entry(line: 0, dn: entry.dn, values: values)
    }
  }

  @Test(arguments: ldifs)
  func ldifToLDIFKeepsEveryByteOfEveryValue(sample: String) throws {
    let before = try entries(source(sample))
    let after = try entries(export(sample, to: "ldif"))
    #expect(before.count >= 10 && before.count == after.count)
    for (old, new) in zip(before, after) where old != new {
      Issue.record("\(String(decoding: old.dn, as: UTF8.self)) changed")
    }
  }

  @Test(arguments: ldifs)
  func ldifToJSONLinesKeepsEveryValue(sample: String) throws {
    let lines = try export(sample, to: "jsonl").split(separator: 0x0A)
    let before = try entries(source(sample))
    try #require(lines.count == before.count)
    for (line, entry) in zip(lines, before) {
      let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      #expect(object?["dn"] as? String == String(decoding: entry.dn, as: UTF8.self))
      let attributes = try #require(object?["attributes"] as? [String: [Any]])
      var values: [String: [[UInt8]]] = [:]
      for (name, list) in attributes {
        values[name.lowercased(), default: []] += list.map(bytes(of:))
      }
      let expected = Dictionary(grouping: entry.values, by: \.name).mapValues { $0.map(\.bytes) }
      #expect(values == expected)
    }
  }

  /// The bytes of `"text"` or `{"base64": "..."}`.
  private func bytes(of value: Any) -> [UInt8] {
    if let text = value as? String { return Array(text.utf8) }
    let base64 = (value as? [String: String])?["base64"] ?? ""
    return Data(base64Encoded: base64).map(Array.init) ?? []
  }

  @Test(arguments: csvs)
  func csvToJSONLinesIsAnObjectARow(sample: String) throws {
    let lines = try export(sample, to: "jsonl").split(separator: 0x0A)
    #expect(lines.count == 10)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line))
      #expect((object as? [String: String])?.isEmpty == false)
    }
  }

  @Test(arguments: ["formats/get-aduser-7.csv", "formats/entra-2023.csv"])
  func csvToJSONLinesKeepsEveryField(sample: String) throws {
    let rows = CSVTable(try source(sample)).rows
    let objects = try export(sample, to: "jsonl").split(separator: 0x0A).map { line in
      try JSONSerialization.jsonObject(with: Data(line)) as? [String: String]
    }
    #expect(objects.count == rows.count)
    for (object, row) in zip(objects, rows) {
      let lost = "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection"
      #expect(object == row.filter { !$0.value.isEmpty && $0.value != lost })
    }
  }

  /// A cell that happens to be the name of a column makes no header of its row.
  @Test func anyCSVKeepsItsHeader() throws {
    let program = try Program.besideSamples()
    try program.folder.write("rule,subject\nusername-missing,username\n", to: "any.csv")
    let run = try program.run("export", "any.csv", "--to", "jsonl")
    #expect(run.text == "{\"rule\": \"username-missing\", \"subject\": \"username\"}\n")
  }

  @Test(arguments: ["northwind/directory.ldif", "formats/samba-ldapsearch.txt"])
  func aDirectoryExportedAsCSVGivesTheSameStates(sample: String) throws {
    let program = try Program.besideSamples()
    let folder = String(sample.prefix { $0 != "/" })
    let exported = try program.run("export", "samples/\(sample)", "--out", "exported.csv")
    try #require(exported.status == 0, "\(exported.errors)")
    func states(_ directory: String) throws -> [[String]] {
      let run = try program.run(
        "reconcile", "--config", "samples/\(folder)/rollcall.yaml", "--directory", directory,
        "--console", "samples/\(folder)/console.csv", "--out", "out", "--fail-on", "never")
      try #require(run.status == 0, "\(run.errors)")
      return CSVTable(try program.folder.bytes(of: "out/directory.csv")).columns(
        "dn", "state", "directory_upn", "cloud_upn", "object_guid", "site_state",
        "console_username")
    }
    #expect(try states("exported.csv") == states("samples/\(sample)"))
  }
}
