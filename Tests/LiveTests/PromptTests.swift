import Support
import Testing

/// A password that is typed. The program `script` stands for a terminal.
@Suite(.timeLimit(.minutes(15))) struct PromptTests {
  /// What the terminal showed while bash ran `lines`, and `keys` were typed at the prompt.
  private func shown(
    _ lines: String, typing keys: String, in folder: TemporaryFolder
  ) throws -> (text: String, status: Int) {
    try folder.write(lines, to: "command")
    let outcome = try Program(in: folder).shell(
      """
      (until grep -q 'Password of' seen; do sleep 0.05; done; printf '\(keys)'; sleep 2) \
        | script --quiet --return --flush --command 'bash command' seen > shown
      """)
    return (try folder.text(of: "seen") + folder.text(of: "shown"), outcome.status)
  }

  private func export(_ server: LabServer) -> String {
    "rollcall export \(server.tlsURI) --bind-name '\(server.bindName)' --ca-file \(server.caFile) "
      + "--filter '(cn=Plain User)' --out out.ldif"
  }

  @Test func whatIsTypedIsNotShown() throws {
    let server = try Lab.slapd
    let folder = try TemporaryFolder()
    let (text, status) = try shown(
      export(server), typing: "\(server.password)\\n", in: folder)
    #expect(status == 0, "\(text)")
    #expect(text.contains("Password of \(server.bindName)"))
    #expect(!text.contains(server.password))
    #expect(try folder.text(of: "out.ldif").contains("t-plain@lab.example"))
  }

  @Test func anInterruptGivesTheTerminalBack() throws {
    let folder = try TemporaryFolder()
    let (text, _) = try shown(
      "trap : INT\n\(export(try Lab.slapd))\necho status $?\nstty -a\n", typing: "\\003",
      in: folder)
    #expect(text.contains("status 130"), "\(text)")
    #expect(text.contains(" echo "), "\(text)")
    #expect(try folder.names() == ["command", "seen", "shown"])
  }
}
