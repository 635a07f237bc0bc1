import Matching
import Roster

extension Rule {
  static let decisionOvertaken = decision(
    "decision-overtaken", .error, .irreversible,
    title: "A decision about a pair says one thing, and a username makes Entra do another",
    rationale: """
      Entra links the 8x8 user whose Username equals the cloud userPrincipalName, whatever a person \
      decided about it here (8x8, "SSO and User Provisioning").
      """,
    examples: [
      .fires([.person("anna"), .person("bo")]) {
        $0.decide([
          .kind: "link", .consoleUsername: "anna@contoso.com", .directoryUPN: "bo@contoso.com",
        ])
      },
      .fires {
        $0.decide([
          .kind: "never", .consoleUsername: "anna@contoso.com", .directoryUPN: "anna@contoso.com",
        ])
      },
      .fires(
        [.person("anna")], [.account("anna@contoso.com"), .account("aberg", [.lastName: "Ek"])]
      ) {
        $0.decide([
          .kind: "link", .consoleUsername: "aberg", .directoryUPN: "anna@contoso.com",
        ])
      },
      .fires([.person("anna"), .person("bo")], [.account("ANNA@contoso.com")]) {
        $0.decide([
          .kind: "link", .consoleUsername: "ANNA@contoso.com", .directoryUPN: "bo@contoso.com",
        ])
      },
      .silent {
        $0.decide([
          .kind: "link", .consoleUsername: "anna@contoso.com", .directoryUPN: "anna@contoso.com",
        ])
      },
      .silent(
        [.person("anna")], [.account("aberg", [.email: "anna@contoso.com"])]
      ) {
        $0.decide([
          .kind: "never", .consoleUsername: "aberg", .directoryUPN: "anna@contoso.com",
        ])
      },
    ],
    finds: { outcome in
      switch outcome {
      case .usernameOfAnother, .hasAnotherUser, .linkedByUsername, .foldsToAnother: true
      default: false
      }
    },
    severityOf: { outcome in
      if case .foldsToAnother = outcome { .warning } else { nil }
    },
    message: { _, outcome, facts in
      switch outcome {
      case .usernameOfAnother(let row):
        "the username is the cloud userPrincipalName of \(facts.directory.displayName(row)) "
          + "(\(Words.quoted(facts.directoryName(row)))), so Entra links the two."
      case .foldsToAnother(let row):
        "the username is, but for case, blanks or look-alikes, the cloud userPrincipalName of "
          + "\(facts.directory.displayName(row)) (\(Words.quoted(facts.directoryName(row)))). "
          + "Whether 8x8 takes them for equal is not documented; if so, Entra links those two."
      case .hasAnotherUser(let row):
        "the person has the 8x8 user \(Words.quoted(facts.username(row))) by now, whose username is "
          + "the cloud userPrincipalName, so Entra links that one."
      default: "the username is that person's cloud userPrincipalName, so Entra links the two."
      }
    },
    remedy: { _, outcome, facts in
      switch outcome {
      case .hasAnotherUser:
        "Find out which of the two 8x8 users the person uses, and give that one the cloud "
          + "userPrincipalName as username before the first cycle; or take the decision out."
      default:
        "Change the username in Admin Console before the first cycle, or take the decision out. A "
          + "wrong link cannot be undone. \(facts.renameWarning)"
      }
    })
}
