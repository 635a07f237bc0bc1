#Requires -Version 5.1
#Requires -Modules ActiveDirectory
# Made by rollcall 0.1.0 at 2026-09-21T14:13:20Z from:
#   directory samples/legacy-logins/directory.ldif, SHA-256 ca697ad1708e863768316c14515d7bd69261112ba4798aa69b7fcd6ca174a72e
#   console samples/legacy-logins/console.csv, SHA-256 294bb1736050280dd4a377537d2ac80cc6ddb3678d78e16930418d339bf5ae49
#   sites samples/legacy-logins/sites.csv, SHA-256 c8e3620aca72f2755e3152d70bd726583833c4579720cfe0337a2710496fe922
#   decisions samples/legacy-logins/decisions.csv, SHA-256 880bfbbd47b85114957a07bbf4b3f65c5d72ade5e14d367fef3f1a7821e5277d
# Extensions and phone numbers of 8x8, into Active Directory.
# Run it as it is to see what it would do (-WhatIf); with -Apply it makes the changes.
# A value that is no longer the one seen is left alone.
#   ipPhone: The extension of the 8x8 user.
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

Edit-Entry '9532eeac-7820-5626-a09f-180be95322d7' 'ipPhone' '' '0100'
Edit-Entry 'afd47bc0-6bf6-5975-9245-077074e9e911' 'ipPhone' '' '0101'
Edit-Entry 'ef1911ea-df52-572c-9af1-9f4f00e2c61c' 'ipPhone' '' '0102'
Edit-Entry '05be226d-4a7f-5b5b-b921-1b0196e3d616' 'ipPhone' '' '0103'
Edit-Entry '418b524c-234b-59b1-a4e9-3070b2fb67a1' 'ipPhone' '' '0104'
Edit-Entry '84194926-2a56-5b7b-ae79-69c4cd6dec63' 'ipPhone' '' '0105'
Edit-Entry 'cc335c3e-619e-54a6-b235-5a71e18b222b' 'ipPhone' '' '0106'
Edit-Entry 'f3de540f-2b62-56e8-8509-6fb9acd33717' 'ipPhone' '' '0107'
Edit-Entry 'a4f20248-44fb-5003-88b5-6d4dbfda9de4' 'ipPhone' '' '0108'
Edit-Entry 'd840f04a-ace0-5b0f-8721-63a249847c04' 'ipPhone' '' '0109'
Edit-Entry 'cc17a7c8-f165-5cff-aa61-330b62a9c3a0' 'ipPhone' '' '0110'
Edit-Entry 'a74ee02c-7ed4-55f4-a23b-ca516657b384' 'ipPhone' '' '0125'
Edit-Entry 'dbe6cfe5-07e4-52ab-9ceb-891a60b4ea0a' 'ipPhone' '' '0126'
Edit-Entry 'efc28df4-b7be-5a4c-9310-0bff9d470432' 'ipPhone' '' '0133'
Edit-Entry '7a89007d-4651-5ecf-b1ea-ad91f5d77f52' 'ipPhone' '' '0134'
Edit-Entry '961b7f3f-c9f5-54d7-b807-43ebd8875a38' 'ipPhone' '' '0135'
Edit-Entry 'fd7bb729-0f1e-5204-9d80-cb01245d82ad' 'ipPhone' '' '0136'

if ($Left -gt 0) { Write-Warning "Left as they were: $Left" }
if (-not $Apply) { Write-Host 'Nothing was changed. Run the script with -Apply to do it.' }
