import Matching
import Roster

extension Rule {
  static let decisionContradiction = decision(
    "decision-contradiction", .error, .blocked,
    title: "Two decisions contradict each other, so neither is used",
    rationale: """
      Which of two people is right, neither chance nor the order of rows may say: a wrong link \
      cannot be undone.
      """,
    examples: [
      .fires([.person("anna")], [.account("aberg")]) {
        $0.decide([.kind: "link", .consoleUsername: "aberg", .directoryUPN: "anna@contoso.com"])
        $0.decide([.kind: "never", .consoleUsername: "aberg", .directoryUPN: "anna@contoso.com"])
      },
      .fires([.person("anna"), .person("bo")], [.account("aberg")]) {
        $0.decide([.kind: "link", .consoleUsername: "aberg", .directoryUPN: "anna@contoso.com"])
        $0.decide([.kind: "link", .consoleUsername: "aberg", .directoryUPN: "bo@contoso.com"])
      },
      .fires {
        $0.decide([.kind: "site-alias", .office: "HQ", .site: "Berlin"])
        $0.decide([.kind: "site-alias", .office: "hq", .site: "Paris"])
      },
      .silent([.person("anna")], [.account("aberg")]) {
        $0.decide([.kind: "link", .consoleUsername: "aberg", .directoryUPN: "anna@contoso.com"])
        $0.decide([.kind: "link", .consoleUsername: "aberg", .directoryUPN: "anna@contoso.com"])
        $0.decide([.kind: "later", .consoleUsername: "aberg"])
      },
    ],
    finds: { outcome in
      if case .contradicts = outcome { true } else { false }
    },
    message: { _, outcome, facts in
      guard case .contradicts(let position) = outcome else { return "" }
      let other = facts.decisions.decisions.list[position]
      return "another decision (\(other.origin)) says: \(other.words). Neither is used."
    },
    remedy: { _, _, _ in
      "Find out which of the two is right, and take the other row out of the file."
    })
}
