import Foundation
import Glibc
import Synchronization

/// An LDAP server that a script of `scripts/lab` runs. It ends with its value, and with the tests,
/// however these end.
package final class LabServer: Sendable {
  package enum Kind: String, Sendable {
    case slapd
    case samba
  }

  /// Why there is no server; the script's own words.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  package let kind: Kind
  /// `ldap://`, in clear text.
  package let uri: String
  /// `ldaps://`.
  package let tlsURI: String
  /// `ldapi://`, where SASL EXTERNAL may read; empty for Samba.
  package let socketURI: String
  package let base: String
  /// An account that may read.
  package let bindName: String
  package let password: String
  /// The password alone, mode 0600.
  package let passwordFile: String
  /// The authority that signed the server's certificate, and one that did not.
  package let caFile: String
  package let otherCAFile: String
  /// For Samba: `KRB5_CONFIG`, with which Kerberos finds the domain.
  package let kerberos: [String: String]
  /// For Samba: the reader in Kerberos, and a file with its key.
  package let principal: String
  package let keytab: String

  /// An account that may do everything.
  package let adminName: String
  package let adminPassword: String
  private let serverNumber: Int32
  private let folder: String
  /// The script ends the server when this is closed.
  private let lifeline: FileHandle

  /// Starts it and waits until it answers; `options` are those of its script.
  package init(_ kind: Kind, _ options: String...) throws {
    // Short, because the path of a socket may only have 107 characters.
    folder = "/tmp/rollcall-lab-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    let channel = try ChildProcess.channel()
    let script = try ChildProcess(
      "\(Repository.path)/scripts/lab/\(kind.rawValue)", ["run", folder] + options,
      environment: ProcessInfo.processInfo.environment, folder: "/",
      input: channel.there.fileDescriptor, output: channel.there.fileDescriptor,
      errors: channel.there.fileDescriptor)
    Thread.detachNewThread { _ = script.waitForEnd() }
    try channel.there.close()
    let said = Self.text(from: channel.here)
    guard said.hasSuffix("\nready\n") else {
      throw Failure(description: "scripts/lab/\(kind.rawValue) did not start: \(said)")
    }
    let settings = Self.settings(in: said)
    func setting(_ name: String) -> String { settings[name] ?? "" }
    self.kind = kind
    lifeline = channel.here
    uri = setting("LAB_URI")
    tlsURI = setting("LAB_URI_TLS")
    socketURI = setting("LAB_URI_SOCKET")
    base = setting("LAB_BASE")
    bindName = setting("LAB_BIND_NAME")
    password = setting("LAB_PASSWORD")
    passwordFile = setting("LAB_PASSWORD_FILE")
    caFile = setting("LAB_CA_FILE")
    otherCAFile = setting("LAB_OTHER_CA_FILE")
    adminName = setting("LAB_ADMIN_NAME")
    adminPassword = setting("LAB_ADMIN_PASSWORD")
    kerberos = settings.filter { $0.key == "KRB5_CONFIG" }
    principal = setting("LAB_PRINCIPAL")
    keytab = setting("LAB_KEYTAB")
    serverNumber = Int32(setting("LAB_PID")) ?? 0
  }

  /// What the script says up to `ready`, or to its end.
  private static func text(from handle: FileHandle) -> String {
    var bytes = Data()
    while let more = try? handle.read(upToCount: 1), !more.isEmpty {
      bytes += more
      if bytes.suffix(7) == Data("\nready\n".utf8) { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `export NAME='VALUE'`, a line each.
  private static func settings(in text: String) -> [String: String] {
    var settings: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("export ") {
      let parts = line.dropFirst("export ".count).split(separator: "=", maxSplits: 1)
      settings[String(parts[0])] = parts.last.map { String($0.dropFirst().dropLast()) }
    }
    return settings
  }

  /// Ends it at once, as a power cut would.
  package func kill() {
    if serverNumber > 0 { _ = Glibc.kill(serverNumber, SIGKILL) }
  }

  /// Entries as the server's own tool writes them, past the server: slapcat, ldbsearch.
  package func dump(_ filter: String) throws -> [UInt8] {
    try tool("\(Repository.path)/scripts/lab/\(kind.rawValue)", ["dump", folder, filter])
  }

  /// Adds, changes, renames and deletes entries, as an LDIF file with `changetype` says.
  package func change(_ ldif: String) throws {
    _ = try tool(
      "/usr/bin/ldapmodify", ["-x", "-H", tlsURI, "-D", adminName, "-w", adminPassword],
      input: Array(ldif.utf8))
  }

  /// What `ldapsearch` says to the reader.
  package func search(_ arguments: String...) throws -> [UInt8] {
    let signIn = ["-x", "-H", tlsURI, "-D", bindName, "-y", passwordFile]
    return try tool("/usr/bin/ldapsearch", signIn + arguments)
  }

  private func tool(
    _ executable: String, _ arguments: [String], input: [UInt8] = []
  ) throws -> [UInt8] {
    let program = try Program(in: TemporaryFolder())
    let outcome = try program.start(
      executable, arguments, input: input,
      variables: ["LDAPTLS_CACERT": caFile, "LDAPRC": "none"])
    guard outcome.status == 0 else {
      throw Failure(description: "\(executable) ended with \(outcome.status): \(outcome.errors)")
    }
    return outcome.output
  }
}
