import Foundation
import Formats
import Intake

/// A file that is there for as long as the value lives.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8], name: String = "input") {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rollcall-intake-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent(name).path
    _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
  }

  deinit {
    try? FileManager.default.removeItem(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }
}

extension Input {
  /// Bytes that are there already.
  static func of(_ bytes: [UInt8], overrides: InputOverrides = InputOverrides()) throws -> Input {
    try Input(ByteStore(bytes), name: "input", overrides: overrides)
  }

  static func of(_ text: String, overrides: InputOverrides = InputOverrides()) throws -> Input {
    try of(Array(text.utf8), overrides: overrides)
  }

  /// Why the bytes are not taken; nil if they are.
  static func refusal(_ bytes: [UInt8]) -> IntakeError? {
    do throws(IntakeError) {
      _ = try Input(ByteStore(bytes), name: "input")
      return nil
    } catch {
      return error
    }
  }
}

/// A text in one of the encodings, byte order mark included.
func encoded(_ text: String, as encoding: TextEncoding) -> [UInt8] {
  switch encoding {
  case .utf8: Array(text.utf8)
  case .utf8WithBOM: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  case .utf16LittleEndian: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  case .utf16LittleEndianWithBOM: [0xFF, 0xFE] + encoded(text, as: .utf16LittleEndian)
  case .utf16BigEndianWithBOM: [0xFE, 0xFF] + encoded(text, as: .utf16BigEndian)
  case .windows1252:
    text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
  }
}
