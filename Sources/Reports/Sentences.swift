enum Sentences {
  static let officeMissingProposal = "fill in physicalDeliveryOfficeName"
  static let officeMissingReason = "without an Office no Site is set, and without a Site no licence"
}
