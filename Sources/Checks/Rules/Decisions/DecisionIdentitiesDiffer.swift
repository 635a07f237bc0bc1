import Matching
import Roster

extension Rule {
  static let decisionIdentitiesDiffer = decision(
    "decision-identities-differ", .error, .blocked,
    title: "The objectGUID and the userPrincipalName of a decision do not belong together",
    rationale: """
      An objectGUID is given to one object and never again (MS-ADTS, section 3.1.1.1.1), while a \
      userPrincipalName can pass to somebody else: then the decision is about a person who may be \
      gone.
      """,
    examples: [
      .fires(people, [.account("aberg")]) { $0.decide(link(guid: first, upn: "bo@contoso.com")) },
      .fires(people, [.account("aberg")]) { $0.decide(link(guid: third, upn: "bo@contoso.com")) },
      .fires(people, [.account("aberg")]) { $0.decide(link(guid: first, upn: "old@contoso.com")) },
      .silent(people, [.account("aberg")]) {
        $0.decide(link(guid: first, upn: "anna@contoso.com"))
      },
      .silent(people, [.account("aberg")]) { $0.decide(link(guid: first, upn: "")) },
    ],
    finds: { outcome in
      switch outcome {
      case .identitiesDiffer, .holdsByGUID: true
      default: false
      }
    },
    severityOf: { outcome in
      if case .holdsByGUID = outcome { .notice } else { nil }
    },
    message: { decision, outcome, facts in
      switch outcome {
      case .holdsByGUID(let row):
        "the user with this objectGUID is called \(Words.quoted(facts.directoryName(row))) by now. "
          + "The decision still holds."
      case .identitiesDiffer(let row):
        "\(decision.directoryName) is \(facts.directory.displayName(row)), who has another "
          + "objectGUID than the decision says. It is not used."
      default: ""
      }
    },
    remedy: { _, outcome, _ in
      if case .holdsByGUID = outcome {
        return "Write the new userPrincipalName into the row, so that people recognise it."
      }
      return
        "Find out who was meant, and correct object_guid and directory_upn, or take the row out."
    })

  private static let first = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"
  private static let second = "3f2504e0-4f89-11d3-9a0c-0305e82c3302"
  private static let third = "3f2504e0-4f89-11d3-9a0c-0305e82c3303"

  private static let people: [ExamplePerson] = [
    .person("anna", [:], [.objectGUID: [first]]), .person("bo", [:], [.objectGUID: [second]]),
  ]

  private static func link(guid: String, upn: String) -> [DecisionField: String] {
    [.kind: "link", .consoleUsername: "aberg", .objectGUID: guid, .directoryUPN: upn]
  }
}
