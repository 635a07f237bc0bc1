import Foundation
import Support
import Testing

/// Tenants whose every personal word is one that occurs nowhere else, in every place that could show it.
@Suite struct RedactedTenantTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func noOutputHasAnyOfItsWords(seed: UInt64) throws {
    let tenant = try InventedTenant(seed: seed)
    let real = try tenant.outputs([])
    let shown = try tenant.outputs(["--redact"])
    #expect(real.keys.sorted() == shown.keys.sorted())
    // The words are really there where nobody redacts.
    for name in [
      "out/links.csv", "out/findings.csv", "out/rejects.csv", "explain", "explain.json", "what-if",
      "what-if.json", "what-if-out/links.csv",
    ] {
      #expect(tenant.secrets(in: real[name] ?? []).count > 0, "\(name)")
    }
    for (name, bytes) in shown {
      #expect(tenant.secrets(in: bytes).isEmpty, "\(name): \(tenant.secrets(in: bytes))")
      #expect(bytes.count > 0)
    }
  }
}

/// A tenant of people with words by lot, and a run over it.
private struct InventedTenant {
  private let program: Program
  private var random: SeededGenerator
  private var words: [String] = []
  private var numbers: [String] = []
  private let folder: String
  private let client: String
  /// Domains that no list knows.
  private var supposed: [String] = []
  private var anybody = ""

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    program = try Program(in: TemporaryFolder())
    client = InventedTenant.word(&random)
    folder = InventedTenant.word(&random)
    supposed = [InventedTenant.word(&random), InventedTenant.word(&random)]
    words = [client, folder] + supposed
    try FileManager.default.createDirectory(
      atPath: "\(program.folder.path)/\(folder)", withIntermediateDirectories: true)
    try write()
  }

  private static func word(_ random: inout SeededGenerator) -> String {
    let letters = Array("bcdfghklmnpqrstvwxz")
    return "q" + String((0..<8).map { _ in letters.randomElement(using: &random) ?? "x" })
  }

  private mutating func word() -> String {
    words.append(InventedTenant.word(&random))
    return words[words.count - 1]
  }

  /// Nine digits, none of them zero.
  private mutating func number() -> String {
    numbers.append((0..<9).map { _ in "\(Int.random(in: 1...9, using: &random))" }.joined())
    return numbers[numbers.count - 1]
  }

  // MARK: Files

  private mutating func write() throws {
    var ldif = "version: 1\n\n"
    var console =
      "Username,First name,Last name,Email,Site,Phone number,Employee ID,\(client) notes\n"
    var decisions = "kind,console_username,directory_upn,finding,pattern,reason,who,until\n"
    for number in 0..<30 {
      let person = person(number)
      ldif += person.ldif
      console += person.row
      decisions += person.decision
      if number == 0 { anybody = person.upn }
    }
    let (gone, lost, nobody) = (word(), word(), word())
    ldif += "dn: CN=\(gone),DC=\(client),DC=com\nobjectClass: user\ncn:: \(gone)!\n\n"
    ldif += "ref: ldap://\(word()).\(client).com/DC=\(word()),DC=\(client),DC=com\n\n"
    ldif += "dn:: \(Data("CN=\(word()),DC=\(client),DC=com".utf8).base64EncodedString())\n"
    ldif += "objectClass: user\ndescription: \(word())\n\(word()) \(word())\n"
    console += "\"\(lost)@\(client).com\",\(lost),too,many,cells,in,this,row,at,all\n"
    for (name, text) in [
      ("\(client)-directory.ldif", ldif), ("console.csv", console), ("decisions.csv", decisions),
      ("scope.txt", "\(anybody)\n\(nobody)@\(client).com\n"),
      (
        "rollcall.yaml",
        """
        tenant:
          verified-domains: [\(client).com]
          initial-domain: \(client).onmicrosoft.com
        scope:
          users: scope.txt

        """
      ),
    ] {
      try program.folder.write(text, to: "\(folder)/\(name)")
    }
  }

  private mutating func person(
    _ index: Int
  ) -> (upn: String, ldif: String, row: String, decision: String) {
    let (given, surname) = (word(), word())
    let suffix = index % 5 == 0 ? "\(client).local" : "\(client).com"
    let upn = "\(given).\(surname)@\(suffix)"
    let name = "\(given.uppercased()) \(surname.prefix(1).uppercased() + surname.dropFirst())"
    let (phone, employee) = (number(), number())
    var ldif = """
      dn: CN=\(surname)\\, \(given),OU=\(word()),DC=\(client),DC=com
      objectClass: user
      sAMAccountName: \(given.prefix(1))\(surname)
      userPrincipalName: \(upn)
      displayName: \(name)
      givenName:: \(Data(given.utf8).base64EncodedString())
      sn: \(index % 7 == 0 ? "\(surname)é" : surname)
      physicalDeliveryOfficeName: Berlin
      telephoneNumber: +\(phone)
      employeeID: \(employee)
      proxyAddresses: smtp:\(word())@\(client).com

      """
    if index % 3 > 0 { ldif += "mail: \(given)@\(index % 4 == 0 ? word() : client).com\n" }
    ldif += "\n"
    let username = [
      upn, upn.uppercased(), "\(surname)\(given)", "\(given.prefix(1))\(surname)", "\(upn) ",
      "\(client)\\\(given)", word() + "@\(client).com",
    ][index % 7]
    let site = index % 6 == 0 ? "Oslo" : "Berlin"
    let row =
      "\(username),\(given),\(surname),\(given)@\(client).com,\(site),\(phone),\(employee),\(word())\n"
    let decision = [
      "link,\(word())@\(client).com,\(upn),,,\(word()) left,\(word()),\n", "",
      "later,\(username),,,,asked \(word()),\(word()),2001-01-01\n",
      "waive,,,username-differs-in-case,*\(word())*,\(word()),\(word()),\n",
    ][index % 4]
    return (upn, ldif, row, decision)
  }

  // MARK: Runs

  /// What all commands print and write that take `--redact`.
  func outputs(_ more: [String]) throws -> [String: [UInt8]] {
    let inputs = [
      "--config", "\(folder)/rollcall.yaml", "--directory", "\(folder)/\(client)-directory.ldif",
      "--console", "\(folder)/console.csv", "--decisions", "\(folder)/decisions.csv",
    ]
    var outputs: [String: [UInt8]] = [:]
    func run(_ name: String, _ arguments: [String]) throws {
      let run = try program.run(arguments + inputs + more)
      try #require(run.status <= 1, "\(arguments): \(run.errors)")
      outputs[name] = run.output
      // Nothing goes wrong, so nothing is said there; nothing to look through either.
      #expect(run.errors.isEmpty, "\(run.errors)")
    }
    try run("summary.txt", ["reconcile", "--out", "out"])
    try run("json", ["reconcile", "--format", "json"])
    let whatIf = [
      "reconcile", "--what-if", "suffix:\(client).local=\(supposed[0]).com",
      "--what-if", "suffix:\(supposed[1]).com=\(client).com", "--what-if", "upn-attribute=mail",
    ]
    try run("what-if", whatIf + ["--out", "what-if-out"])
    try run("what-if.json", whatIf + ["--format", "json"])
    try run("explain", ["explain", anybody])
    try run("explain.json", ["explain", anybody, "--format", "json"])
    try run("people", ["explain", client])
    for folder in ["out", "what-if-out"] {
      for name in try program.folder.names(in: folder) {
        outputs["\(folder)/\(name)"] = try program.folder.bytes(of: "\(folder)/\(name)")
      }
    }
    return outputs
  }

  /// The words and numbers of people that stand in an output, as they are or as base64.
  func secrets(in bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    let folded = text.plainKey
    return (words + numbers).filter { secret in
      // Without what depends on the bytes around it.
      let base64 = Data(secret.utf8).base64EncodedString().prefix(8)
      return folded.contains(secret) || text.contains(base64)
    }
  }
}
