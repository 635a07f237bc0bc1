import Settings
import Testing

@Suite struct SecretTests {
  @Test func passwordsAreUsedButNeverShown() throws {
    let settings = try Settings.resolve(
      file: nil, environment: ["ROLLCALL_PASSWORD": "hunter2", "ROLLCALL_BIND_NAME": "reader"])
    #expect(settings.ldap.password == .variable(Secret("hunter2")))
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!dumped.contains("hunter2"))
    #expect(!"\(settings)".contains("hunter2"))
    let shown = settings.effective.first { $0.key == .password }
    #expect(shown?.display == Secret.placeholder)
  }

  @Test func aFileOnTheCommandLineWinsOverTheVariable() throws {
    let file = "ldap: {bind-name: reader, password-file: /etc/secret}\n"
    let variable = ["ROLLCALL_PASSWORD": "hunter2"]
    let flag = FlagSetting(.passwordFile, "--password-file", ["typed.txt"])
    func place(
      _ environment: [String: String], _ flags: [FlagSetting]
    ) throws -> Settings.LDAP.PasswordPlace {
      try load(file, environment: environment, flags: flags).ldap.password
    }
    #expect(try place([:], []) == .file("/etc/secret"))
    #expect(try place(variable, []) == .variable(Secret("hunter2")))
    #expect(try place(variable, [flag]) == .file("typed.txt"))
  }

  @Test func passwordsDoNotBelongIntoTheFile() throws {
    let problem = try #require(refusal("ldap:\n  password: hunter2\n"))
    #expect(problem == .passwordInFile(.file("conf/rollcall.yaml", line: 2)))
    #expect(!problem.message.contains("hunter2") && !problem.remedy.contains("hunter2"))
  }
}
