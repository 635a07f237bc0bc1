import Reports

/// Reads the summaries of many tenants and writes what they say together.
struct Portfolio {
  let folders: [String]
  let out: String
  let context: CommandContext

  /// Throws 73.
  func run() throws(Failure) -> ExitStatus {
    let folder = try OutputFolder(context.path(out), durability: .cached)
    let place = Folder.resolved(context.path(out))
    let tenants = folders.map { tenant(in: $0, from: place) }
    let page: [UInt8]
    do {
      page = try PortfolioPage(tenants: tenants, stamp: stamp).rendered()
    } catch {
      throw Failure(.fault, "The template of the page is broken")
    }
    try folder.file(PortfolioPage.fileName).write(page)
    try PieceWriting(of: [PortfolioReport(tenants: tenants)], to: folder).run()
    try folder.commit(last: PortfolioReport.fileName)
    try context.output.write(PortfolioText.summary(of: tenants, out: out))
    let isWhole = tenants.allSatisfy { (try? $0.summary.get()) != nil }
    return isWhole ? .done : .findings
  }

  private var stamp: PageStamp {
    PageStamp(
      version: Rollcall.version,
      made: context.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? context.now())
  }

  // MARK: Tenants

  /// A folder of reconcile has its summary in itself, one of nightly in `latest`.
  private func tenant(in given: String, from place: String) -> PortfolioTenant {
    let base = context.path(given)
    let candidates = [base, "\(base)/latest"]
    let found = candidates.first { path in
      (try? FileStatus.of("\(path)/\(SummaryReport.fileName)")).flatMap { $0 } != nil
    }
    let folder = found ?? base
    let path = "\(folder)/\(SummaryReport.fileName)"
    return PortfolioTenant(
      folder: given, name: name(of: base), summary: summary(at: path),
      written: (try? FileStatus.of(path)).flatMap { $0 }.map { $0.changed / 1_000_000_000 },
      page: page(in: folder, from: place))
  }

  /// The last part of the path: of `.` that of the folder behind it.
  private func name(of path: String) -> String {
    let parts = Folder.resolved(path).split(separator: "/")
    return parts.last.map(String.init) ?? path
  }

  private func summary(at path: String) -> Result<SummaryFile, SummaryFile.Problem> {
    let bytes: [UInt8]
    do {
      guard let status = try FileStatus.of(path) else { return .failure(.missing) }
      // Opening a pipe would wait for somebody to write into it.
      guard status.kind == .regular else { return .failure(.unreadable("it is not a file")) }
      bytes = try Portfolio.read(path)
    } catch {
      return .failure(.unreadable(error.reason))
    }
    guard bytes.count <= Portfolio.sizeLimit else { return .failure(.notSummary) }
    do {
      return .success(try SummaryFile(bytes))
    } catch {
      return .failure(error)
    }
  }

  /// Many times what a summary has, in bytes.
  private static let sizeLimit = 1 << 24

  private static func read(_ path: String) throws(SystemError) -> [UInt8] {
    let file = try FileDescriptor.reading(path)
    defer { try? file.close() }
    var bytes: [UInt8] = []
    while bytes.count <= sizeLimit {
      let part = try file.read(upTo: 1 << 16)
      if part.isEmpty { break }
      bytes += part
    }
    return bytes
  }

  // MARK: Links

  private func page(in folder: String, from place: String) -> String? {
    let path = "\(Folder.resolved(folder))/\(ReportPage.fileName)"
    guard (try? FileStatus.of(path))?.kind == .regular else { return nil }
    return RelativeLink.text(from: place, to: path)
  }
}

/// A link from one place in the file system to another, as it stands in a page.
enum RelativeLink {
  /// Percent-encoded, and never to be taken for anything but a path: it begins with a point.
  ///
  /// - Parameters: absolute paths without links, of a folder and of a file.
  static func text(from folder: String, to file: String) -> String {
    let here = folder.split(separator: "/")
    let there = file.split(separator: "/")
    var common = 0
    while common < here.count, common < there.count - 1, here[common] == there[common] {
      common += 1
    }
    let up = Array(repeating: "..", count: here.count - common)
    let down = there[common...].map { encoded(String($0)) }
    return ((up.isEmpty ? ["."] : up) + down).joined(separator: "/")
  }

  /// RFC 3986, 2.1; all but letters, digits and `-._~`.
  private static func encoded(_ part: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return part.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        String(UnicodeScalar(byte))
      default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }.joined()
  }
}
