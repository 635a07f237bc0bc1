/// What `rollcall portfolio` prints.
package enum PortfolioText {
  /// The verdict, a line for each tenant without a result, and where the files are.
  package static func summary(of tenants: [PortfolioTenant], out: String) -> String {
    let failures = tenants.compactMap { tenant -> String? in
      guard case .failure(let problem) = tenant.summary else { return nil }
      let folder = TerminalText.fittedAtEnd(tenant.folder, columns: 60)
      return "\(folder): \(PortfolioSentences.reason(problem))"
    }
    let files =
      "In \(TerminalText.fittedAtEnd(out, columns: 60)): "
      + "\(PortfolioPage.fileName) and \(PortfolioReport.fileName)."
    return ([PortfolioSentences.verdict(tenants)] + failures + [files]).map { $0 + "\n" }.joined()
  }
}
