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
    let (names, settled) = (
      LoginNames(directory.rows, rules), SettledDomains(of: directory, cloud: cloud, rules: rules)
    )
    let (slices, parts) = Parallel.array(
      directory.count, of: Slice.absent, size: CloudIdentities.stretchSize
    ) { rows, slices in
      var part = CloudIdentityPart(directory: directory, cloud: cloud, rules: rules, names, settled)
      part.add(rows, &slices)
      return part.finished
    }
    self.slices = slices
    sources = parts.flatMap { $0.sources }
    problems = parts.flatMap { $0.problems }
    // Nearly always the login names' own, which are not even copied then.
    var hashes = names.hashes ?? Array(repeating: ShortHash.none, count: directory.count)
    for other in parts.lazy.flatMap({ $0.otherHashes }) { hashes[Int(other.row)] = other.hash }
    self.hashes = hashes
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

  /// Asks for the place where the slice of `row` stands (``Prefetch``).
  @inlinable @inline(__always) public func ask(forPlaceOf row: Int) {
    Prefetch.element(row, of: slices)
  }

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

/// What reading found out already about the login names.
private struct LoginNames: Sendable {
  private let mark: UInt16
  private let oddities: [UInt16]
  /// The ``ShortHash`` of each, if it was kept.
  let hashes: [UInt32]?

  init(_ rows: RowTable, _ rules: TenantRules) {
    let column = Int(rules.loginAttribute.field.rawValue)
    hashes = rows.keptHashes(column)
    mark = rows.mark(of: column)
    oddities = rows.oddities
  }

  /// The ``ShortHash`` of a name that is an ordinary address; nil when nothing is known of it.
  func hash(ofOrdinary row: Int) -> UInt32? {
    mark != 0 && oddities[row] & mark == 0 ? hashes?[row] : nil
  }
}

/// The cloud identities of one stretch of rows, while they are made.
private struct CloudIdentityPart {
  /// What a stretch hands over besides the slices.
  struct Finished: Sendable {
    var sources: [CloudUPNSource] = []
    var problems: [UPNProblem] = []
    /// The hashes that are not those of the login names.
    var otherHashes: [(row: UInt32, hash: UInt32)] = []
    var derived: [UInt8] = []
  }

  /// What is known of one row.
  private struct Identity {
    let source: CloudUPNSource
    let problem: UPNProblem
    let slice: Slice
    let hash: UInt32

    init(_ source: CloudUPNSource, _ problem: UPNProblem, _ slice: Slice, _ hash: UInt32) {
      self.source = source
      self.problem = problem
      self.slice = slice
      self.hash = hash
    }
  }

  private let directory: DirectoryUsers
  private let cloud: CloudUsers?
  private let rules: TenantRules
  private var validator: UPNValidator
  private let names: LoginNames
  private let settled: SettledDomains
  private(set) var finished = Finished()

  init(
    directory: DirectoryUsers, cloud: CloudUsers?, rules: TenantRules, _ names: LoginNames,
    _ settled: SettledDomains
  ) {
    self.directory = directory
    self.cloud = cloud
    self.rules = rules
    self.names = names
    self.settled = settled
    validator = UPNValidator(rules: rules)
  }

  /// How many rows are asked for at a time.
  private static let block = 64

  /// Takes a stretch of rows; the slices begin with that of the first.
  mutating func add(_ rows: Range<Int>, _ slices: inout MutableSpan<Slice>) {
    finished.sources.reserveCapacity(rows.count)
    finished.problems.reserveCapacity(rows.count)
    let login = Int(rules.loginAttribute.field.rawValue)
    // Taken out of the loop, so that nobody counts for each row who holds them.
    let (directory, kinds) = (directory, directory.kinds)
    let (marks, accepted) = (settled.marks, settled.accepted)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: CloudIdentityPart.block) {
      let block = start..<min(start + CloudIdentityPart.block, rows.upperBound)
      // Whoever is settled is not looked at, and nearly all are if anybody is.
      if accepted.isEmpty { directory.rows.ask(for: login, block) }
      for row in block {
        if !accepted.isEmpty, kinds[row] == .user,
          SettledDomains.settle(marks[row], accepted[directory.rows.stretch(of: row)])
        {
          finished.sources.append(.predicted)
          finished.problems.append(.none)
          slices[row - rows.lowerBound] = directory.rows.slice(login, row)
        } else {
          slices[row - rows.lowerBound] = add(row)
        }
      }
    }
  }

  /// Takes a row that nothing settles, and gives its slice.
  private mutating func add(_ row: Int) -> Slice {
    let identity = identity(row)
    finished.sources.append(identity.source)
    finished.problems.append(identity.problem)
    if identity.hash != names.hashes?[row] ?? ShortHash.none {
      finished.otherHashes.append((UInt32(truncatingIfNeeded: row), identity.hash))
    }
    return identity.slice
  }

  private mutating func identity(_ row: Int) -> Identity {
    guard directory.kinds[row] == .user else {
      return Identity(.none, .none, .absent, ShortHash.none)
    }
    if !rules.supposedSuffixes.isEmpty, let supposed = supposed(row) { return supposed }
    // An export of Entra itself, given as the directory: there is nothing to predict.
    if !directory.slice(.entraObjectID, row).isAbsent {
      let slice = directory.slice(.userPrincipalName, row)
      let hash = directory.withBytes(.userPrincipalName, row) { ShortHash.of($0) }
      return Identity(
        slice.hasBytes ? .entra : .none, slice.hasBytes ? .none : .missing, slice, hash)
    }
    let login = rules.loginAttribute.field
    let (problem, hash) = CloudIdentityPart.look(
      at: login, row, directory, hash: names.hash(ofOrdinary: row), &validator)
    let known = cloud?.row(of: row, in: directory, login: login)
    if let known, let cloud, rules.entraNames == .known {
      return cloud.list.withBytes(.userPrincipalName, known) {
        Identity(.entra, problem, derive(copying: $0), ShortHash.of($0))
      }
    }
    switch problem {
    case .none:
      return Identity(
        known == nil ? .predicted : .supposed, .none, directory.slice(login, row), hash)
    case .missing: return implicit(row)
    default: return fallback(row, problem)
    }
  }

  /// What would be if the suffix of a login name were another; nil when it stays.
  private mutating func supposed(_ row: Int) -> Identity? {
    guard let name = directory.text(rules.loginAttribute.field, row),
      let at = name.lastIndex(of: "@"),
      let suffix = rules.supposedSuffixes[name[name.index(after: at)...].lowercased()]
    else { return nil }
    let bytes = Array("\(name[..<at])@\(suffix)".utf8)
    let problem = validator.problem(of: bytes.span)
    guard problem == .none else { return fallback(row, problem) }
    return Identity(.supposed, .none, derive(copying: bytes.span), ShortHash.of(bytes.span))
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
  private mutating func implicit(_ row: Int) -> Identity {
    guard rules.loginAttribute == .userPrincipalName,
      let name = directory.implicitUPN(row)
    else { return Identity(.none, .missing, .absent, ShortHash.none) }
    let bytes = Array(name.utf8)
    guard validator.problem(of: bytes.span) == .none else { return fallback(row, .missing) }
    return Identity(.predicted, .missing, derive(copying: bytes.span), ShortHash.of(bytes.span))
  }

  /// A value that Entra cannot take becomes MailNickName@INITIAL.onmicrosoft.com.
  private mutating func fallback(_ row: Int, _ problem: UPNProblem) -> Identity {
    guard let domain = rules.initialDomain, let nickname = directory.cloudMailNickname(row, rules)
    else { return Identity(.predictedFallback, problem, .absent, ShortHash.none) }
    let bytes = Array("\(nickname)@\(domain)".utf8)
    return Identity(
      .predictedFallback, problem, derive(copying: bytes.span), ShortHash.of(bytes.span))
  }

  private mutating func derive(copying bytes: Span<UInt8>) -> Slice {
    guard bytes.count <= Slice.maximumCount else { return .absent }
    let offset = finished.derived.count
    finished.derived.append(copying: bytes)
    return Slice(.derived, offset: offset, count: bytes.count)
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
