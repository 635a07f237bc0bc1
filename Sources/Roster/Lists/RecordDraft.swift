import Formats

/// One directory record while its values come in.
struct RecordDraft: ~Copyable {
  /// A cell for each of ``DirectoryField``.
  typealias Cells = InlineArray<18, Slice>

  private let lists: ValueLists
  private let membership: Membership
  private(set) var line = 0
  /// The first value of each field.
  private(set) var cells = Cells(repeating: .absent)
  /// A bit for each field that has one.
  private(set) var filled: UInt64 = 0
  /// Login names and mail addresses beyond the first of each.
  private(set) var furtherAddresses: [Slice] = []
  private(set) var proxies: [Slice] = []
  private(set) var memberships: [Slice] = []
  /// Values of ``DirectoryNames/askedAttributes``, each with its place there.
  private(set) var asked: [(attribute: Int, value: Slice)] = []
  private var members: [Slice] = []
  private(set) var guid = GUID.zero
  private var consistencyGUID = GUID.zero
  /// Whether an anchor was given besides the objectGUID.
  private(set) var hasOwnAnchor = false
  private var classes: ObjectClasses = []
  private var activationFromControl: Activation?
  private var activationFromFlag: Activation?
  private var reason = NotSyncedReason.none
  private var hasAccountName = false
  private var hasLogin = false
  private var isMachineName = false
  /// The decoded bytes of all values that were taken as they are, of all records; what was decoded to
  /// be looked at once, such as objectGUID, is not among them.
  private(set) var kept: [UInt8] = []
  private var distinguishedName = Slice.absent
  private var commonName = Slice.absent

  /// Classes that decide what a record is.
  private struct ObjectClasses: OptionSet {
    let rawValue: UInt8
    static let user = ObjectClasses(rawValue: 1)
    static let computer = ObjectClasses(rawValue: 2)
    static let contact = ObjectClasses(rawValue: 4)
    static let group = ObjectClasses(rawValue: 8)
    static let given = ObjectClasses(rawValue: 16)
  }

  /// `byteCount` is how many decoded bytes there are to take; growing would leave memory behind that
  /// nothing else fits into.
  init(lists: ValueLists, membership: Membership, byteCount: Int) {
    self.lists = lists
    self.membership = membership
    kept.reserveCapacity(byteCount)
  }

  /// Forgets the record before and starts the next one; `bytes` is the buffer that its name points into.
  mutating func begin(_ record: Record, from bytes: Span<UInt8>) {
    line = record.line
    cells = Cells(repeating: .absent)
    filled = 0
    if !furtherAddresses.isEmpty { furtherAddresses.removeAll(keepingCapacity: true) }
    if !proxies.isEmpty { proxies.removeAll(keepingCapacity: true) }
    if !memberships.isEmpty { memberships.removeAll(keepingCapacity: true) }
    if !members.isEmpty { members.removeAll(keepingCapacity: true) }
    if !asked.isEmpty { asked.removeAll(keepingCapacity: true) }
    guid = .zero
    consistencyGUID = .zero
    hasOwnAnchor = false
    classes = []
    activationFromControl = nil
    activationFromFlag = nil
    reason = .none
    hasAccountName = false
    hasLogin = false
    isMachineName = false
    distinguishedName = keep(record.dn, from: bytes)
    commonName = .absent
    if record.dn.hasBytes { set(.distinguishedName, distinguishedName) }
  }

  /// Takes the first value of a field.
  private mutating func set(_ field: DirectoryField, _ slice: Slice) {
    let position = Int(field.rawValue)
    if cells[position].isAbsent {
      cells[position] = slice
      filled |= 1 << UInt64(position)
    } else if field == .userPrincipalName || field == .mail {
      furtherAddresses.append(slice)
    }
  }

  /// The same value in ``kept``, where it was decoded.
  @inline(__always)
  private mutating func keep(_ slice: Slice, from bytes: Span<UInt8>) -> Slice {
    slice.pointsIntoInput || !slice.hasBytes ? slice : copy(slice, from: bytes)
  }

  private mutating func copy(_ slice: Slice, from bytes: Span<UInt8>) -> Slice {
    let copy = Slice(.decoded, offset: kept.count, count: slice.count)
    kept.append(copying: bytes.extracting(slice.range))
    return copy
  }

  /// Takes one value; `bytes` is the buffer that `slice` points into.
  mutating func take(_ slice: Slice, as use: DirectoryNames.Use, from bytes: Span<UInt8>) {
    guard slice.hasBytes else { return }
    switch use {
    case .field(let field): takeField(field, slice, bytes)
    case .signal(let signal): takeSignal(signal, slice, bytes)
    case .asked(let attribute):
      forEachItem(slice, bytes) { $0.asked.append((attribute, $0.keep($1, from: bytes))) }
    }
  }

  private mutating func takeField(_ field: DirectoryField, _ slice: Slice, _ bytes: Span<UInt8>) {
    if field == .distinguishedName, !distinguishedName.isAbsent { return }
    let kept = keep(slice, from: bytes)
    switch field {
    case .distinguishedName:
      distinguishedName = kept
      noteName(bytes.extracting(slice.range))
    case .sAMAccountName:
      let value = bytes.extracting(slice.range)
      hasAccountName = true
      isMachineName = value[value.count - 1] == UInt8(ascii: "$")
      if ServiceAccountNames.matchesAccountName(value) { note(.serviceAccount) }
    case .mailNickname:
      if ServiceAccountNames.matchesMailNickname(bytes.extracting(slice.range)) {
        note(.serviceAccount)
      }
    case .userPrincipalName: hasLogin = true
    case .commonName: commonName = commonName.isAbsent ? kept : commonName
    default: break
    }
    set(field, kept)
  }

  private mutating func takeSignal(
    _ signal: DirectorySignal, _ slice: Slice, _ bytes: Span<UInt8>
  ) {
    let value = bytes.extracting(slice.range)
    switch signal {
    case .objectClass: forEachItem(slice, bytes) { $0.noteClass(bytes.extracting($1.range)) }
    case .objectGUID: guid = GUID(value: value, in: 0..<value.count) ?? guid
    case .consistencyGUID, .immutableID:
      consistencyGUID = GUID(value: value, in: 0..<value.count) ?? consistencyGUID
      hasOwnAnchor = true
    case .userAccountControl: noteControl(value)
    case .enabled: activationFromFlag = ValueText.isTrue(value).map { $0 ? .enabled : .disabled }
    case .proxyAddresses: forEachItem(slice, bytes) { $0.noteProxy($1, bytes) }
    case .memberOf:
      if membership == .kept {
        forEachItem(slice, bytes) { $0.memberships.append($0.keep($1, from: bytes)) }
      }
    case .member: forEachItem(slice, bytes) { $0.members.append($0.keep($1, from: bytes)) }
    case .groupType: classes.insert(.group)
    case .isCriticalSystemObject: if ValueText.isTrue(value) == true { note(.criticalSystemObject) }
    case .isDeleted: if ValueText.isTrue(value) == true { note(.deleted) }
    case .adminDescription: if ValueText.begins(value, with: "User_") { note(.adminDescription) }
    case .recipientTypeDetails: noteRecipientType(value)
    case .userType: if ValueText.equals(value, "Guest") { note(.guest) }
    }
  }

  /// Looks at a distinguished name that the format gives by itself (LDIF, LDAP).
  mutating func inspectName(_ slice: Slice, in bytes: Span<UInt8>) {
    guard slice.hasBytes else { return }
    let value = bytes.extracting(slice.range)
    guard slice.isFolded else { return noteName(value) }
    // A line feed of the name itself would be escaped, or the whole name in base64.
    let backslash = UInt8(ascii: "\\")
    guard ByteSearch.first(backslash, in: value, range: 0..<value.count) != nil else { return }
    FoldedText.withValue(of: value, isFolded: true) { noteName($0) }
  }

  private mutating func noteName(_ value: Span<UInt8>) {
    let all = 0..<value.count
    // Nearly all names have no line feed.
    guard DistinguishedName.mayHaveMark(value, in: all) else { return }
    if DistinguishedName.isConflict(value, in: all) { note(.conflictObject) }
    if DistinguishedName.isDeleted(value, in: all) { note(.deleted) }
  }

  /// The first reason found counts.
  private mutating func note(_ newReason: NotSyncedReason) {
    if reason == .none { reason = newReason }
  }

  private mutating func noteClass(_ value: Span<UInt8>) {
    classes.insert(.given)
    // Every entry has four or five classes, of which one or two say something: told by their length.
    switch value.count {
    case 4: if ValueText.equals(value, "user") { classes.insert(.user) }
    case 5: if ValueText.equals(value, "group") { classes.insert(.group) }
    case 7: if ValueText.equals(value, "contact") { classes.insert(.contact) }
    case 8: if ValueText.equals(value, "computer") { classes.insert(.computer) }
    case 13: if ValueText.equals(value, "inetOrgPerson") { classes.insert(.user) }
    case 26...: if isManagedServiceAccount(value) { classes.insert(.computer) }
    default: break
    }
  }

  private func isManagedServiceAccount(_ value: Span<UInt8>) -> Bool {
    ValueText.equals(value, "msDS-ManagedServiceAccount")
      || ValueText.equals(value, "msDS-GroupManagedServiceAccount")
  }

  private mutating func noteControl(_ value: Span<UInt8>) {
    guard let number = ValueText.integer(value) else { return }
    let isDisabled = number & Int64(UserAccountControl.accountDisable.rawValue) != 0
    activationFromControl = isDisabled ? .disabled : .enabled
  }

  private mutating func noteRecipientType(_ value: Span<UInt8>) {
    // Microsoft Entra Connect, default rule "In from AD - User Common".
    guard let number = ValueText.integer(value), number & 0x21C0_7000 != 0 else { return }
    note(.systemMailbox)
  }

  private mutating func noteProxy(_ slice: Slice, _ bytes: Span<UInt8>) {
    if ValueText.begins(bytes.extracting(slice.range), with: "smtp:") {
      proxies.append(keep(slice, from: bytes))
    }
  }

  /// Calls `body` with each value of a cell.
  private mutating func forEachItem(
    _ slice: Slice, _ bytes: Span<UInt8>, _ body: (inout RecordDraft, Slice) -> Void
  ) {
    guard lists == .semicolons else { return body(&self, slice) }
    var start = slice.offset
    let end = slice.range.upperBound
    while start < end {
      let stop = ByteSearch.first(UInt8(ascii: ";"), in: bytes, range: start..<end) ?? end
      if stop > start { body(&self, Slice(slice.space, offset: start, count: stop - start)) }
      start = stop + 1
    }
  }

  /// What the record is, by its classes, or by its names when the source has no classes.
  var kind: AccountKind {
    if classes.contains(.computer) { return .computer }
    if classes.contains(.user) { return .user }
    if classes.contains(.contact) { return .contact }
    if classes.contains(.group) { return .group }
    if classes.contains(.given) { return .other }
    if hasAccountName && isMachineName { return .computer }
    return hasAccountName || hasLogin ? .user : .other
  }

  /// Why Entra Connect leaves it out.
  var notSyncedReason: NotSyncedReason {
    switch kind {
    case .contact: .contact
    case .computer: .computer
    default: reason
    }
  }

  var activation: Activation { activationFromControl ?? activationFromFlag ?? .unknown }

  /// What Entra Connect anchors the user by: mS-DS-ConsistencyGuid if there is one, else objectGUID.
  var anchor: GUID { consistencyGUID == .zero ? guid : consistencyGUID }

  var group: GroupEntry {
    GroupEntry(distinguishedName: distinguishedName, name: commonName, members: members)
  }
}
