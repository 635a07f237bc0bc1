/// Files in the shapes that real programs write.
enum CSVExamples {
  /// Excel with a German locale: semicolons, CR LF, quotes where needed.
  static let excelSemicolons = """
    Username;Vorname;Nachname;Site\r
    anna.meier@contoso.com;Anna;Meier;"Zürich; Hauptsitz"\r
    jörg.groß@contoso.com;Jörg;Groß;\"""Altbau"" Bern"\r
    x.y@contoso.com;X;Y;\r
    ;;;\r

    """

  /// Get-ADUser | Export-Csv: every field quoted.
  static let exportCSV = """
    "DistinguishedName","Enabled","Name","proxyAddresses"
    "CN=Anna Meier,OU=Users,DC=contoso,DC=com","True","Anna Meier","Microsoft.ActiveDirectory.Management.ADPropertyValueCollection"
    "CN=Bob\\, Jr.,OU=Users,DC=contoso,DC=com","False","Bob, Jr.",""
    "CN=Info,OU=Users,DC=contoso,DC=com",,"line one
    line two",

    """

  /// csvde: quotes where needed, `;` between values, binary as X'hex'.
  static let csvde = """
    DN,objectClass,cn,objectGUID,proxyAddresses\r
    "CN=Anna Meier,CN=Users,DC=contoso,DC=com",user,Anna Meier,X'4f2a',SMTP:a@contoso.com;smtp:b@contoso.com\r
    "CN=Bob,CN=Users,DC=contoso,DC=com",user,Bob,X'4f2b',\r

    """

  /// Ragged rows, stray quotes, smart quotes.
  static let damaged = """
    Username,Name,Site
    a,“Anna”,London
    b,"Bob
    c,Carl
    d,Dora,Paris,extra
    e,"Eve" the first,Rome
    f,5" Fred,"multi
    line"
    g,Gus

    """
}
