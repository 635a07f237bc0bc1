#Requires -Version 5.1
#Requires -Modules ActiveDirectory
# Made by rollcall 0.1.0 at 2026-09-21T14:13:20Z from:
#   directory samples/northwind/directory.ldif, SHA-256 1f69898bcfb54954ba533b9ef004734ee1c6b2af1b1775437fcc0f713698d935
#   console samples/northwind/console.csv, SHA-256 00d4359982a7e7d917c7ac8eb0e533f7f6daaabbb8345638260c18a0f154f423
#   sites samples/northwind/sites.csv, SHA-256 41b94e54d9aab82b5adf188d7cacc5418f56fb05eb22daf65ac95d437a62adc8
# Takes the repairs of the file without -undo back.
# Run it as it is to see what it would do (-WhatIf); with -Apply it makes the changes.
# A value that is no longer the one seen is left alone.
#   username-differs-in-case: The settings prefer a change in AD over one in 8x8.
#   upn-not-usable-as-username: The present name will not do; the 8x8 username is free and usable. Tell whoever signs in.
#   upn-suffix-unverified: The present name will not do; the 8x8 username is free and usable. Tell whoever signs in.
#   upn-invalid-character: The present name will not do; the 8x8 username is free and usable. Tell whoever signs in.
#   upn-missing: The present name will not do; the 8x8 username is free and usable. Tell whoever signs in.
#   upn-too-long: The present name will not do; the mail address is free and usable. Tell whoever signs in.
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

Edit-Entry 'cce321b1-09c0-5f8e-8975-a0f283d422c6' 'userPrincipalName' 'Priya.Nair@Northwind.Example' 'priya.nair@northwind.example' # username-differs-in-case
Edit-Entry '1d66a875-0529-5fdb-9f6b-b0ca5df68cff' 'userPrincipalName' 'sean.obrien@northwind.example' 'sean.o''brien@northwind.example' # upn-not-usable-as-username
Edit-Entry '0c48b189-99e5-59d3-9144-94e569364f8e' 'userPrincipalName' 'tereza.horakova@northwind.example' 'tereza.horakova@northwind.local' # upn-suffix-unverified
Edit-Entry 'ab6043fe-2eec-597c-965e-80b520573425' 'userPrincipalName' 'renee.marchand@northwind.example' 'renée.marchand@northwind.example' # upn-invalid-character
Edit-Entry '0e1a6853-5633-5112-8339-7e9d49c7d077' 'userPrincipalName' 'jean-paul.mercier@northwind.example' 'jean&paul.mercier@northwind.example' # upn-invalid-character
Edit-Entry 'a00e58fc-4896-5332-bd34-085bf678aff6' 'userPrincipalName' 'ida.bakke@northwind.example' '' # upn-missing
Edit-Entry '8214a07b-6c66-51a8-bb6e-78b49e873650' 'userPrincipalName' 'wilhelmina.vandermeulen@northwind.example' 'wilhelmina.bartholomea.cornelia.van-der-meulen-van-oldenbarneveldt@northwind.example' # upn-too-long

if ($Left -gt 0) { Write-Warning "Left as they were: $Left" }
if (-not $Apply) { Write-Host 'Nothing was changed. Run the script with -Apply to do it.' }
