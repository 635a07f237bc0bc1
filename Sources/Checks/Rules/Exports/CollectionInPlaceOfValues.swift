import Formats

extension Rule {
  static let collectionInPlaceOfValues = export(
    "collection-in-place-of-values", .error, .irreversible, of: .collectionInPlaceOfValues,
    title: "A column holds the name of a .NET type in place of values",
    rationale: """
      Export-Csv writes the type of a property with several values, not the values (PowerShell, \
      Export-Csv); they are gone from the file, and whoever could be found by them is created a second \
      time.
      """,
    sample: "proxyAddresses",
    message: {
      "the column \(Words.quoted($0.detail)) holds "
        + "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection in "
        + Words.count($0.count, "row", "rows")
    },
    remedy: { _ in
      "Export again with the values joined: Select-Object *, "
        + "@{n='proxyAddresses';e={$_.proxyAddresses -join ';'}}, or use ldifde."
    })
}
