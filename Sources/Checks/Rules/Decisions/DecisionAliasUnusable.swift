import Matching
import Roster

extension Rule {
  static let decisionAliasUnusable = decision(
    "decision-alias-unusable", .warning, .license,
    title: "A decided Site alias cannot be used",
    rationale: """
      An alias must lead to the exact name of a Site, or nobody with this Office gets a Site, and \
      without a Site there is no licence (8x8, "SSO and User Provisioning").
      """,
    examples: [
      .fires { $0.decide([.kind: "site-alias", .office: "HQ", .site: "Rome"]) },
      .fires {
        $0.aliases = ["HQ": "Berlin"]
        $0.decide([.kind: "site-alias", .office: "HQ", .site: "Paris"])
      },
      .silent {
        $0.aliases = ["HQ": "Berlin"]
        $0.decide([.kind: "site-alias", .office: "hq", .site: "Berlin"])
        $0.decide([.kind: "site-alias", .office: "Branch", .site: "Paris"])
      },
    ],
    finds: { $0 == .siteUnknown || $0 == .contradictsSettings },
    message: { _, outcome, _ in
      outcome == .siteUnknown
        ? "there is no such Site. It is not used."
        : "the configuration says that this Office means another Site, and is used."
    },
    remedy: { _, outcome, _ in
      outcome == .siteUnknown
        ? "Write the exact name of a Site, or take the row out."
        : "Take the alias out of one of the two places."
    })
}
