// The switches are those that Microsoft's pages on ldifde, csvde, Get-ADUser and Export-Csv, and
// OpenLDAP's ldapsearch(1), describe. What could not be found out is said to be unknown.

extension Recipe {
  static let all = [ldifde, csvde, getADUser, ldapsearch, entra, console, scim]

  private static let names = DirectoryAttributes.names
  private static let filter = DirectoryAttributes.filter

  static let ldifde = Recipe(
    name: "ldifde",
    title: "Active Directory to LDIF, on Windows. The best choice.",
    notes: [
      "Run it as a domain user on a machine with the AD tools, once for each domain.\n"
        + "-u writes Unicode. Leave out -m and -n (no objectGUID), -g (cut at 1000 users)\n"
        + "and -t 3268 (a Global Catalog has no Office, title, department, mobile)."
    ],
    commands: [
      "ldifde -u -f ad.ldif -d \"DC=contoso,DC=com\" -p subtree -r \"\(filter)\" "
        + "-l \"\(names.joined(separator: ","))\""
    ])

  static let csvde = Recipe(
    name: "csvde",
    title: "Active Directory to CSV, on Windows.",
    notes: [
      "Like ldifde, with the same switches. Values with a semicolon cannot be told from\n"
        + "several values in this format, so ldifde is better."
    ],
    commands: [
      "csvde -u -f ad.csv -d \"DC=contoso,DC=com\" -p subtree -r \"\(filter)\" "
        + "-l \"\(names.joined(separator: ","))\""
    ])

  static let getADUser = Recipe(
    name: "get-aduser",
    title: "Active Directory to CSV, with PowerShell.",
    notes: [
      "Attributes with several values are joined by hand; Export-Csv would write the name of\n"
        + "a .NET type in their place. -Encoding matters: Windows PowerShell 5.1 writes ASCII\n"
        + "without it, and every other letter is lost. mS-DS-ConsistencyGuid is bytes and is\n"
        + "left out; use ldifde if your Entra Connect uses it as source anchor. If PowerShell says\n"
        + "that a property is not valid, your directory does not have it: take it out."
    ],
    commands: [powerShell])

  static let ldapsearch = Recipe(
    name: "ldapsearch",
    title: "Active Directory to LDIF, on Linux or macOS.",
    notes: [
      "pr=1000/noprompt reads all pages and asks nothing. Without -LLL the result code stands\n"
        + "at the end of the file, so that Rollcall can tell a complete export from a cut one.\n"
        + "-W asks for the password; with a Kerberos ticket use -Y GSSAPI in place of -x -D -W."
    ],
    commands: [
      "ldapsearch -H ldaps://dc1.contoso.com -x -D reader@contoso.com -W -o ldif-wrap=no \\\n"
        + "  -E pr=1000/noprompt -b 'DC=contoso,DC=com' '\(filter)' \\\n"
        + wrapped(names, separator: " ", indent: "  ", continuation: " \\") + " > ad.ldif"
    ])

  static let entra = Recipe(
    name: "entra",
    title: "The users of Microsoft Entra ID, for --entra.",
    notes: [
      "In the Entra admin center open Users and choose Download users. Set no filter: it limits\n"
        + "the file. A download takes up to 500,000 users. The columns have changed over the\n"
        + "years; Rollcall knows the names of 2021 and of 2023. Do not open the file in a\n"
        + "spreadsheet before Rollcall has read it."
    ],
    commands: [])

  static let console = Recipe(
    name: "8x8",
    title: "The users of 8x8 Admin Console, for --console.",
    notes: [
      "Not known: whether Admin Console can export its list of users, and which columns it\n"
        + "writes then; no public page of 8x8 says so. Any CSV with a row a user will do. The\n"
        + "usual headers are recognised; others are named in rollcall.yaml under\n"
        + "columns.console. The username is needed; name, email, Site and licence help.\n"
        + "If there is no such export, use the recipe scim."
    ],
    commands: [])

  static let scim = Recipe(
    name: "scim",
    title: "The same users from 8x8's SCIM service, as JSON, for --console.",
    notes: [
      "8x8 shows the URL and the token under Identity Management, behind Show user provisioning\n"
        + "information. Reading with the token changes nothing. An answer is a page: compare its\n"
        + "totalResults with the number of Resources, and ask again with a higher startIndex\n"
        + "when there are more. How large a page may be is not known."
    ],
    commands: [
      "# authorization.txt holds one line, \"Authorization: Bearer TOKEN\"; chmod 600 it.",
      "curl --fail --header @authorization.txt \"$SCIM_URL/Users?startIndex=1&count=100\" "
        + "> users.json",
    ])

  /// Lines of at most about 90 characters.
  static func wrapped(
    _ words: [String], separator: String, indent: String, continuation: String
  ) -> String {
    var lines = [indent]
    for (index, word) in words.enumerated() {
      let isLast = index == words.count - 1
      let piece = word + (isLast ? "" : separator)
      if let line = lines.last, line.count + piece.count > 90 {
        lines.append(indent)
      }
      lines[lines.count - 1] += piece
    }
    let trimmed = lines.map { line in
      line.hasSuffix(" ") ? String(line.dropLast()) : line
    }
    return trimmed.joined(separator: continuation + "\n")
  }
}
