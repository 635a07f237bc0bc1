import Checks
import Formats
import Matching
import Roster

/// What `links.csv` says of the directory users whom console users are linked with, in the order of the
/// console users; only of those about whom there is nothing else to say (see ``isOrdinary(_:_:)``),
/// which are nearly all.
///
/// The two lists have different orders. Reading what stands here from the directory in the order of the
/// console would wait for memory some ten times a row; going through the directory in its own order and
/// leaving a note at each console user waits once.
///
/// Why it is sound: the memory has ``noteSize`` bytes for each console user, is zeroed and written by the
/// initialiser only, never changed afterwards, and released in `deinit`; every user is checked before
/// use; a note says how many bytes its name has, and at most ``nameSize`` of them are believed. Notes are
/// written at the same time, but each for another user, since nobody is linked twice.
@safe
final class LinkedPeople: @unchecked Sendable {
  /// Two notes fill a line of the cache, and none stands in two.
  private static let noteSize = 32
  /// The longest name that a note holds, in bytes.
  private static let nameSize = 23

  /// Where the parts of a note are; the name is the first. All zero: there is no note.
  private enum Place {
    static let nameCount = 23
    static let line = 24
    static let officeCount = 28
    static let source = 29
  }

  /// A note but for the name.
  struct Person {
    let line: Int
    /// Position of the source of the row in the directory's sources.
    let source: Int
    /// The length of the Office, which is the name of a Site.
    let officeCount: Int
  }

  private let count: Int
  private let base: UnsafeMutableRawPointer

  init(facts: Facts) {
    count = facts.console.count
    unsafe base = .allocate(byteCount: max(1, count) * LinkedPeople.noteSize, alignment: 64)
    let size = LinkedPeople.noteSize
    _ = Parallel.mapRows(count) { users in
      unsafe _ = (base + users.lowerBound * size).initializeMemory(
        as: UInt8.self, repeating: 0, count: users.count * size)
    }
    guard facts.tenant.loginAttribute == .userPrincipalName else { return }
    let sources = facts.directory.rows.sourcesOfStretches
    _ = Parallel.mapRows(facts.directory.count) { note($0, sources, facts) }
  }

  deinit { unsafe base.deallocate() }

  /// Leaves a note of each of `rows`.
  private func note(_ rows: Range<Int>, _ sources: [Int], _ facts: Facts) {
    let (directory, pairing, identities) = (facts.directory, facts.pairing, facts.identities)
    let sites = facts.sites
    for row in rows {
      let next = row + 2 * ColdReads.distance
      if next < rows.upperBound { ColdReads.ask(.displayName, next, directory) }
      guard case .linked = pairing.directoryStates[row], identities.isLoginName(row),
        case .match = sites.state(of: row), let user = pairing.consoleUser(of: row)
      else { continue }
      let office = directory.slice(.office, row).count
      let source = sources[directory.rows.stretch(of: row)]
      guard office <= UInt8.max, source <= UInt8.max else { continue }
      let person = Person(
        line: Int(directory.rows.lines[row]), source: source, officeCount: office)
      directory.withBytes(.displayName, row) { note(person, $0, for: user) }
    }
  }

  @inline(__always)
  private func note(_ person: Person, _ name: Span<UInt8>, for user: Int) {
    precondition(user >= 0 && user < count)
    guard name.count > 0, name.count <= LinkedPeople.nameSize else { return }
    let note = unsafe base + user &* LinkedPeople.noteSize
    unsafe name.withUnsafeBytes { bytes in
      if let from = bytes.baseAddress { unsafe note.copyMemory(from: from, byteCount: bytes.count) }
    }
    unsafe note.storeBytes(
      of: UInt8(truncatingIfNeeded: name.count), toByteOffset: Place.nameCount, as: UInt8.self)
    unsafe note.storeBytes(
      of: UInt32(truncatingIfNeeded: person.line), toByteOffset: Place.line, as: UInt32.self)
    unsafe note.storeBytes(
      of: UInt8(truncatingIfNeeded: person.officeCount), toByteOffset: Place.officeCount,
      as: UInt8.self)
    unsafe note.storeBytes(
      of: UInt8(truncatingIfNeeded: person.source), toByteOffset: Place.source, as: UInt8.self)
  }

  /// Whether there is a note for a console user: it is linked with somebody whose userPrincipalName is
  /// the cloud UPN, and so the username, whose Office is the name of the console user's Site or the
  /// latter has none, and who has a displayName of ordinary length.
  @inline(__always)
  func isOrdinary(_ user: Int) -> Bool {
    precondition(user >= 0 && user < count)
    return unsafe base.load(
      fromByteOffset: user &* LinkedPeople.noteSize &+ Place.nameCount, as: UInt8.self) != 0
  }

  /// Calls `body` with the note for a console user that has one, and the name.
  @inline(__always)
  func withPerson(of user: Int, _ body: (Person, Span<UInt8>) -> Void) {
    precondition(user >= 0 && user < count)
    let note = unsafe UnsafeRawPointer(base) + user &* LinkedPeople.noteSize
    let size = unsafe Int(note.load(fromByteOffset: Place.nameCount, as: UInt8.self))
    let person = unsafe Person(
      line: Int(note.load(fromByteOffset: Place.line, as: UInt32.self)),
      source: Int(note.load(fromByteOffset: Place.source, as: UInt8.self)),
      officeCount: Int(note.load(fromByteOffset: Place.officeCount, as: UInt8.self)))
    let name = unsafe UnsafeBufferPointer(
      start: note.assumingMemoryBound(to: UInt8.self), count: min(size, LinkedPeople.nameSize))
    unsafe body(person, name.span)
  }
}
