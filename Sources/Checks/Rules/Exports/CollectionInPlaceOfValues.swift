import Formats

extension Rule {
  static let collectionInPlaceOfValues = export(
    "collection-in-place-of-values", .error, .blocked, of: .collectionInPlaceOfValues,
    title: "A column holds the name of a .NET type in place of values",
    rationale: """
      Export-Csv writes the type of a property with several values, not the values (PowerShell, \
      Export-Csv); they are gone from the file.
      """,
    sample: "proxyAddresses",
    message: {
      "the column \(Words.quoted($0.detail)) holds "
        + "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection in \($0.count) rows"
    },
    remedy: { _ in
      "Export again with the values joined: Select-Object *, "
        + "@{n='proxyAddresses';e={$_.proxyAddresses -join ';'}}, or use ldifde."
    })
}
