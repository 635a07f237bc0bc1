import Foundation
import Formats
import Intake
import Roster
import Testing

/// How files and pipes are opened.
@Suite("Opening")
struct OpeningTests {
  private func failure(_ path: String) -> IntakeError? {
    do throws(IntakeError) {
      _ = try Input(path)
      return nil
    } catch {
      return error
    }
  }

  @Test("A file that is there, with its size and digest")
  func file() throws {
    let file = TemporaryFile(Array("dn: CN=A\n".utf8))
    let input = try Input(file.path)
    #expect(input.byteCount == 9)
    #expect(input.name == file.path)
    #expect(
      input.checksum.hexadecimal
        == "b03b304fc37e6127502f3ae236dc0a7c208c96958e56566cce425d9bdd3d6ff8")
  }

  @Test("The digest of a file of several stretches, whoever asks, and when")
  func digest() throws {
    let bytes = ByteStore([UInt8](repeating: UInt8(ascii: "a"), count: 2_500_001))
    let digests = Parallel.map(8) { number in
      let digest = Digest(of: bytes)
      if number.isMultiple(of: 2) { Thread.sleep(forTimeInterval: 0.01) }
      return Parallel.map(4) { _ in digest.hexadecimal } + [digest.hexadecimal]
    }
    // By sha256sum.
    let expected = "ccfab911b30d2eeb510e64fdc8d631c8c7b07ace0ef720c2e37c81c92a6cfe3a"
    #expect(digests.allSatisfy { $0.allSatisfy { $0 == expected } })
  }

  @Test("Missing, a folder, empty, not permitted: which, and that it is missing")
  func failures() throws {
    let file = TemporaryFile([])
    let missing = try #require(failure(file.path + "-none"))
    #expect(missing.isMissing && missing.what.contains("No such file"))
    let folder = try #require(failure("/tmp"))
    #expect(folder.kind == .isDirectory && folder.isMissing)
    #expect(failure(file.path)?.kind == .empty)
    #expect(failure("") != nil)
    #expect(failure(file.path + "/below")?.isMissing == true)
  }

  @Test("A pipe is read to its end")
  func pipe() throws {
    let text = String(repeating: "dn: CN=A,DC=x\nsAMAccountName: a\n\n", count: 5000)
    let pipe = Pipe()
    let writer = Thread {
      pipe.fileHandleForWriting.write(Data(text.utf8))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let input = try Input("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(input.byteCount == text.utf8.count)
    let result = try DirectoryIntake().read(input, source: 0)
    #expect(result.info.records == 5000)
  }

  @Test("A file that is not regular and empty is empty")
  func device() { #expect(failure("/dev/null")?.kind == .empty) }
}
