import Checks
import Formats
import Plans
import Roster

/// The same changes as a PowerShell script: it shows what it would do until it is run with `-Apply`,
/// and leaves alone what has another value than the one seen.
package struct PowerShellChangeFile: ChangeFile {
  private let content: ChangeSet

  package init(_ set: ChangeSet) { content = set }

  package var name: String { "\(content.stem).ps1" }
  package var entryCount: Int { content.changes.entryCount }

  /// Begins with a byte-order mark, without which Windows PowerShell 5.1 takes UTF-8 for the code
  /// page of the machine.
  package var head: [UInt8] {
    let remarks =
      content.madeFrom.lines + FixSentences.scriptHead(content.subject, content.direction)
    var text = "\u{FEFF}#Requires -Version 5.1\n#Requires -Modules ActiveDirectory\n"
    for line in remarks + content.reasons { text += "# \(line)\n" }
    return Array((text + PowerShellChangeFile.functions).replacing("\n", with: "\r\n").utf8)
  }

  package var tail: [UInt8] {
    Array(PowerShellChangeFile.ending.replacing("\n", with: "\r\n").utf8)
  }

  package func render(_ range: Range<Int>, into output: inout [UInt8]) {
    for index in range {
      for change in content.changes.entry(index) { append(change, to: &output) }
    }
  }

  private func append(_ change: FixPlan.DirectoryChange, to output: inout [UInt8]) {
    let directory = content.facts.directory
    let row = Int(change.row)
    let value = Array(change.value.utf8)
    output += "Edit-Entry ".utf8
    appendIdentity(row, to: &output)
    output += " '".utf8
    output += ChangeSet.name(of: change.attribute)
    output += "' ".utf8
    directory.withBytes(change.attribute, row) { seen in
      let (old, new) = content.direction == .forward ? (seen, value.span) : (value.span, seen)
      PowerShellText.append(old, to: &output)
      output.append(UInt8(ascii: " "))
      PowerShellText.append(new, to: &output)
    }
    if !change.rule.isEmpty {
      output += " # ".utf8
      output += change.rule.utf8
    }
    output += "\r\n".utf8
  }

  /// The objectGUID, which stays when an entry is moved; where none is known the distinguished name.
  private func appendIdentity(_ row: Int, to output: inout [UInt8]) {
    let directory = content.facts.directory
    guard directory.guids[row] == .zero else {
      output.append(UInt8(ascii: "'"))
      directory.guids[row].appendText(to: &output)
      output.append(UInt8(ascii: "'"))
      return
    }
    directory.withBytes(.distinguishedName, row) { PowerShellText.append($0, to: &output) }
  }

  private static let functions = """
    [CmdletBinding()]
    param(
      # Really make the changes. Without it they are only shown.
      [switch] $Apply,
      # The domain controller to ask; any one when it is not given.
      [string] $Server
    )

    $ErrorActionPreference = 'Stop'
    $Place = @{}
    if ($Server) { $Place['Server'] = $Server }
    $Left = 0

    function Edit-Entry([string] $Identity, [string] $Attribute, [string] $Seen, [string] $New) {
      try {
        $User = Get-ADUser -Identity $Identity -Properties $Attribute @Place
        $Now = [string] $User.$Attribute
        if (-not [string]::Equals($Now, $Seen, [StringComparison]::Ordinal)) {
          throw "$Attribute is '$Now', not '$Seen' as when the file was made"
        }
        if ($New -eq '') {
          Set-ADUser -Identity $Identity -Clear $Attribute -WhatIf:(-not $Apply) @Place
        } else {
          Set-ADUser -Identity $Identity -Replace @{ $Attribute = $New } -WhatIf:(-not $Apply) @Place
        }
      } catch {
        $script:Left++
        Write-Warning "${Identity}: $_"
      }
    }


    """

  private static let ending = """

    if ($Left -gt 0) { Write-Warning "Left as they were: $Left" }
    if (-not $Apply) { Write-Host 'Nothing was changed. Run the script with -Apply to do it.' }

    """
}
