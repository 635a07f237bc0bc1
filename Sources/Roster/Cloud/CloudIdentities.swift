public import Formats

/// How the cloud userPrincipalName of a user is known.
package enum CloudUPNSource: UInt8, Sendable, CaseIterable {
  case none
  case entra
  case predicted
  case predictedFallback
  /// Entra has another name today; this is what would be if something were changed.
  case supposed

  /// The word in `directory.csv`.
  package var word: String {
    switch self {
    case .none: ""
    case .entra: "entra"
    case .predicted: "predicted"
    case .predictedFallback: "predicted-fallback"
    case .supposed: "supposed"
    }
  }
}

/// The cloud userPrincipalName of each directory user.
public final class CloudIdentities: Sendable {
  package let sources: [CloudUPNSource]
  /// Why the on-premises value cannot be the cloud value.
  package let problems: [UPNProblem]
  /// The ``ShortHash`` of each cloud UPN.
  package let hashes: [UInt32]
  @usableFromInline let slices: [Slice]
  /// The names that had to be made, by stretch of rows.
  @usableFromInline let derived: [ByteStore]

  @usableFromInline static var stretchSize: Int { 1 << 16 }

  /// Reads them from `cloud` where a user is found there, and predicts the others.
  package init(of directory: DirectoryUsers, cloud: CloudUsers?, rules: TenantRules) {
    let parts = Parallel.mapRows(directory.count, size: CloudIdentities.stretchSize) { rows in
      var part = CloudIdentityPart(directory: directory, cloud: cloud, rules: rules)
      part.add(rows)
      return part.finished
    }
    (slices, (sources, problems, hashes)) = Parallel.both(
      { parts.flatMap { $0.slices } },
      {
        (
          parts.flatMap { $0.sources }, parts.flatMap { $0.problems }, parts.flatMap { $0.hashes }
        )
      })
    derived = parts.map { ByteStore($0.derived) }
  }

  /// The same with other names: `slices` by row, and by stretch what those of them point to that had to
  /// be made.
  init(
    renaming other: CloudIdentities, slices: [Slice], hashes: [UInt32], derived: [ByteStore]
  ) {
    sources = other.sources
    problems = other.problems
    self.hashes = hashes
    self.slices = slices
    self.derived = derived
  }

  @inlinable public func slice(_ row: Int) -> Slice { slices[row] }

  /// Whether the cloud UPN of `row` is its login attribute's value as it is, the very same slice: so it
  /// is with nearly everybody, and two bytes say so.
  package func isLoginName(_ row: Int) -> Bool {
    sources[row] == .predicted && problems[row] == .none
  }

  /// Calls `body` with the bytes of the cloud UPN of `row`; no bytes when it is not known.
  @inlinable @inline(__always)
  public func withBytes<R>(
    _ row: Int, in directory: DirectoryUsers, _ body: (Span<UInt8>) throws -> R
  ) rethrows -> R {
    let slice = slices[row]
    guard slice.isDerived else {
      return try directory.rows.withBytes(of: slice, row: row, body)
    }
    return try derived[row / CloudIdentities.stretchSize].withSpan {
      try body($0.extracting(slice.range))
    }
  }

  /// The cloud UPN of `row` as text, nil when it is not known.
  package func text(_ row: Int, in directory: DirectoryUsers) -> String? {
    slices[row].isAbsent ? nil : withBytes(row, in: directory) { String(decodingUTF8: $0) }
  }
}

/// The cloud identities of one stretch of rows, while they are made.
struct CloudIdentityPart {
  /// What a stretch hands over.
  struct Finished: Sendable {
    var sources: [CloudUPNSource] = []
    var problems: [UPNProblem] = []
    var hashes: [UInt32] = []
    var slices: [Slice] = []
    var derived: [UInt8] = []
    /// See ``RowTable/touch(_:_:)``.
    var touched: UInt8 = 0

    mutating func reserveCapacity(_ count: Int) {
      sources.reserveCapacity(count)
      problems.reserveCapacity(count)
      hashes.reserveCapacity(count)
      slices.reserveCapacity(count)
    }
  }

  private let directory: DirectoryUsers
  private let cloud: CloudUsers?
  private let rules: TenantRules
  private var validator: UPNValidator
  /// The login names that are ordinary addresses, and the hashes of all.
  private let ordinary: OrdinaryNames
  private(set) var finished = Finished()

  init(directory: DirectoryUsers, cloud: CloudUsers?, rules: TenantRules) {
    self.directory = directory
    self.cloud = cloud
    self.rules = rules
    validator = UPNValidator(rules: rules)
    ordinary = OrdinaryNames(directory.rows, Int(rules.loginAttribute.field.rawValue))
  }

  /// What reading found out already about the login names.
  private struct OrdinaryNames {
    private let mark: UInt16
    private let oddities: [UInt16]
    private let hashes: [UInt32]

    init(_ rows: RowTable, _ column: Int) {
      let kept = rows.keptHashes(column)
      mark = kept == nil ? 0 : rows.mark(of: column)
      oddities = rows.oddities
      hashes = kept ?? []
    }

    /// The ``ShortHash`` of a name that is an ordinary address; nil when nothing is known of it.
    func hash(_ row: Int) -> UInt32? {
      mark != 0 && oddities[row] & mark == 0 ? hashes[row] : nil
    }
  }

  /// How many rows are asked for at a time.
  private static let block = 64

  mutating func add(_ rows: Range<Int>) {
    let login = Int(rules.loginAttribute.field.rawValue)
    finished.reserveCapacity(rows.count)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: CloudIdentityPart.block) {
      let block = start..<min(start + CloudIdentityPart.block, rows.upperBound)
      finished.touched &+= directory.rows.touch(login, block)
      for row in block { add(row) }
    }
  }

  private mutating func add(_ row: Int) {
    guard directory.kinds[row] == .user else {
      return append(.none, .none, .absent, ShortHash.none)
    }
    if !rules.supposedSuffixes.isEmpty, addSupposed(row) { return }
    // An export of Entra itself, given as the directory: there is nothing to predict.
    if !directory.slice(.entraObjectID, row).isAbsent {
      let slice = directory.slice(.userPrincipalName, row)
      let hash = directory.withBytes(.userPrincipalName, row) { ShortHash.of($0) }
      return append(slice.hasBytes ? .entra : .none, slice.hasBytes ? .none : .missing, slice, hash)
    }
    let login = rules.loginAttribute.field
    let (problem, hash) = CloudIdentityPart.look(
      at: login, row, directory, hash: ordinary.hash(row), &validator)
    let known = cloud?.row(of: row, in: directory, login: login)
    if let known, let cloud, rules.entraNames == .known {
      return cloud.list.withBytes(.userPrincipalName, known) {
        append(.entra, problem, derive(copying: $0), ShortHash.of($0))
      }
    }
    switch problem {
    case .none:
      append(known == nil ? .predicted : .supposed, .none, directory.slice(login, row), hash)
    case .missing: addImplicit(row)
    default: addFallback(row, problem)
    }
  }

  /// Adds what would be if the suffix of a login name were another; false when it stays.
  private mutating func addSupposed(_ row: Int) -> Bool {
    guard let name = directory.text(rules.loginAttribute.field, row),
      let at = name.lastIndex(of: "@"),
      let suffix = rules.supposedSuffixes[name[name.index(after: at)...].lowercased()]
    else { return false }
    let bytes = Array("\(name[..<at])@\(suffix)".utf8)
    let problem = validator.problem(of: bytes.span)
    if problem == .none {
      append(.supposed, .none, derive(copying: bytes.span), ShortHash.of(bytes.span))
    } else {
      addFallback(row, problem)
    }
    return true
  }

  /// Apart from the other members, so that nothing of them is copied for each row.
  private static func look(
    at login: DirectoryField, _ row: Int, _ directory: borrowing DirectoryUsers, hash: UInt32?,
    _ validator: inout UPNValidator
  ) -> (UPNProblem, UInt32) {
    directory.withBytes(login, row) { name in
      if let hash { return (validator.problem(ofOrdinary: name), hash) }
      return (validator.problem(of: name), ShortHash.of(name))
    }
  }

  /// Without a userPrincipalName, Entra Connect makes sAMAccountName@DOMAIN of the AD domain.
  private mutating func addImplicit(_ row: Int) {
    guard rules.loginAttribute == .userPrincipalName,
      let name = directory.implicitUPN(row)
    else { return append(.none, .missing, .absent, ShortHash.none) }
    let bytes = Array(name.utf8)
    guard validator.problem(of: bytes.span) == .none else { return addFallback(row, .missing) }
    append(.predicted, .missing, derive(copying: bytes.span), ShortHash.of(bytes.span))
  }

  /// A value that Entra cannot take becomes MailNickName@INITIAL.onmicrosoft.com.
  private mutating func addFallback(_ row: Int, _ problem: UPNProblem) {
    guard let domain = rules.initialDomain, let nickname = directory.cloudMailNickname(row, rules)
    else { return append(.predictedFallback, problem, .absent, ShortHash.none) }
    let bytes = Array("\(nickname)@\(domain)".utf8)
    append(.predictedFallback, problem, derive(copying: bytes.span), ShortHash.of(bytes.span))
  }

  private mutating func derive(copying bytes: Span<UInt8>) -> Slice {
    guard bytes.count <= Slice.maximumCount else { return .absent }
    let offset = finished.derived.count
    finished.derived.append(copying: bytes)
    return Slice(.derived, offset: offset, count: bytes.count)
  }

  private mutating func append(
    _ source: CloudUPNSource, _ problem: UPNProblem, _ slice: Slice, _ hash: UInt32
  ) {
    finished.sources.append(source)
    finished.problems.append(problem)
    finished.slices.append(slice)
    finished.hashes.append(hash)
  }
}

extension DirectoryUsers {
  /// sAMAccountName@DOMAIN: the name that always works for signing in (Microsoft, "User Name
  /// Formats"), and what Entra Connect uses when there is no userPrincipalName.
  package func implicitUPN(_ row: Int) -> String? {
    guard let account = text(.sAMAccountName, row),
      let domain = withBytes(
        .distinguishedName, row, { DistinguishedName($0, in: 0..<$0.count)?.domain })
    else { return nil }
    return "\(account)@\(domain)"
  }

  /// The cloud MailNickName at first sync: on-premises mailNickname, else the prefix of the primary
  /// SMTP address, of mail, of the login name, of a secondary address (Microsoft,
  /// "UserPrincipalName population").
  func cloudMailNickname(_ row: Int, _ rules: TenantRules) -> String? {
    if let nickname = text(.mailNickname, row), !nickname.isEmpty { return nickname }
    let addresses = proxyAddresses(row).compactMap { rows.text(of: $0, row: row) }
    let primary = addresses.first { $0.hasPrefix("SMTP:") }.map { String($0.dropFirst(5)) }
    let secondary = addresses.first { $0.hasPrefix("smtp:") }.map { String($0.dropFirst(5)) }
    let candidates = [
      primary, text(.mail, row), text(rules.loginAttribute.field, row) ?? implicitUPN(row),
      secondary,
    ]
    for candidate in candidates.compactMap({ $0 }) {
      let prefix = candidate.prefix { $0 != "@" }
      if !prefix.isEmpty { return String(prefix) }
    }
    return nil
  }
}
