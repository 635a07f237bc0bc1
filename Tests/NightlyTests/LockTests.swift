import Foundation
import Glibc
import Support
import Testing

/// One run at a time for a tenant.
@Suite struct LockTests {
  private let tenant: Tenant
  init() throws {
    tenant = try Tenant()
    try tenant.export()
  }

  private var lock: String { "\(tenant.folder.path)/\(Tenant.state)/lock" }

  /// Takes the lock as another process would: the kernel tells open files apart, not processes.
  private func holding<R>(_ body: () throws -> R) throws -> R {
    let descriptor = unsafe open(lock, O_RDWR | O_CLOEXEC)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    defer { close(descriptor) }
    return try body()
  }

  @Test func aSecondRunIs75AndSaysWho() throws {
    #expect(try tenant.nightly().status == 0)
    let before = tenant.latest
    try tenant.folder.write("running 4711 elsewhere anna 1790820000", to: "\(Tenant.state)/lock")
    let second = try holding { try tenant.nightly(1) }
    #expect(second.status == 75 && second.output.isEmpty)
    #expect(
      second.errors.contains(
        "process 4711 on elsewhere, started by anna, since 2026-10-01T02:00:00Z"),
      "\(second.errors)")
    #expect(tenant.latest == before)
    let status = try holding { try tenant.status(0, hours: 1) }
    #expect(status.status == 0, "status works while a run is at work: \(status.text)")
    #expect(try tenant.nightly(1).status == 0)
  }

  @Test func anotherTenantHasAnotherLock() throws {
    #expect(try tenant.nightly().status == 0)
    let other = try holding { try tenant.nightly(0, "--state", "other") }
    #expect(other.status == 0)
    #expect(try tenant.folder.names().contains("other"))
  }

  @Test func theLockSaysThatARunDidNotEnd() throws {
    #expect(try tenant.nightly().status == 0)
    let record = try tenant.folder.text(of: "\(Tenant.state)/lock")
    #expect(record.utf8.count == 512 && record.hasPrefix("ended "))
    let words = record.split(separator: " ")
    // The number of a process that is no more: that of a run that ended.
    let dead = "running \(words[1]) \(words[2]) \(words[3]) \(Tenant.time(1))"
    try tenant.folder.write(dead, to: "\(Tenant.state)/lock")
    let line = try tenant.status(1, hours: 1)
    #expect(line.status == 2 && line.text.contains("was broken off"), "\(line.text)")
    #expect(try tenant.nightly(2).status == 0)
    #expect(try tenant.status(2, hours: 1).status == 0)
  }
}
