#Requires -Version 5.1
#Requires -Modules ActiveDirectory
# Made by rollcall 0.1.0 at 2026-09-21T14:13:20Z from:
#   directory samples/legacy-logins/directory.ldif, SHA-256 ca697ad1708e863768316c14515d7bd69261112ba4798aa69b7fcd6ca174a72e
#   console samples/legacy-logins/console.csv, SHA-256 294bb1736050280dd4a377537d2ac80cc6ddb3678d78e16930418d339bf5ae49
#   sites samples/legacy-logins/sites.csv, SHA-256 c8e3620aca72f2755e3152d70bd726583833c4579720cfe0337a2710496fe922
#   decisions samples/legacy-logins/decisions.csv, SHA-256 880bfbbd47b85114957a07bbf4b3f65c5d72ade5e14d367fef3f1a7821e5277d
# Takes the repairs of the file without -undo back.
# Run it as it is to see what it would do (-WhatIf); with -Apply it makes the changes.
# A value that is no longer the one seen is left alone.
#   office-alias-needs-mapping: Stands for the Site by an alias.
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

Edit-Entry '7a89007d-4651-5ecf-b1ea-ad91f5d77f52' 'physicalDeliveryOfficeName' 'Berlin' 'HQ' # office-alias-needs-mapping

if ($Left -gt 0) { Write-Warning "Left as they were: $Left" }
if (-not $Apply) { Write-Host 'Nothing was changed. Run the script with -Apply to do it.' }
