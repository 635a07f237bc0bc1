#Requires -Version 5.1
#Requires -Modules ActiveDirectory
# Made by rollcall 0.1.0 at 2026-09-21T14:13:20Z from:
#   directory samples/northwind/directory.ldif, SHA-256 1f69898bcfb54954ba533b9ef004734ee1c6b2af1b1775437fcc0f713698d935
#   console samples/northwind/console.csv, SHA-256 00d4359982a7e7d917c7ac8eb0e533f7f6daaabbb8345638260c18a0f154f423
#   sites samples/northwind/sites.csv, SHA-256 41b94e54d9aab82b5adf188d7cacc5418f56fb05eb22daf65ac95d437a62adc8
# Repairs of findings, in Active Directory.
# Run it as it is to see what it would do (-WhatIf); with -Apply it makes the changes.
# A value that is no longer the one seen is left alone.
#   office-differs: Differs from the Site in case, blanks, dashes or accents only.
#   office-alias-needs-mapping: Stands for the Site by an alias.
#   office-near: Differs from one Site by a letter or two: see whether it is the same place.
#   office-unknown: No Site has this name; the 8x8 user is in the new one.
#   office-missing: There is no Office; the 8x8 user is in this Site.
#   site-conflict: The 8x8 user is in another Site. Changing Office is cheaper: another Site may cost the licence, voicemail and call history. See where the person really is.
#   site-renamed: The Site was renamed in 8x8.
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

Edit-Entry '7ef8c764-5f24-5bad-ad4b-36041de0ca75' 'physicalDeliveryOfficeName' 'seattle' 'Seattle' # office-differs
Edit-Entry 'e871c8bd-59b6-5059-808b-b9892767d68f' 'physicalDeliveryOfficeName' 'London  HQ' 'London HQ' # office-differs
Edit-Entry '5f24e8b1-3bac-5f9a-b525-617b5b8a69c1' 'physicalDeliveryOfficeName' ('London' + [char]::ConvertFromUtf32(160) + 'HQ') 'London HQ' # office-differs
Edit-Entry 'cecd0cf5-30a3-5ae7-9bac-ea713411f2e3' 'physicalDeliveryOfficeName' 'Paris - Étoile' 'Paris – Étoile' # office-differs
Edit-Entry '784ce2b8-3f60-50be-97f0-e608a8d2a0c0' 'physicalDeliveryOfficeName' 'Zurich' 'Zürich' # office-differs
Edit-Entry '3fb431f6-d869-5952-af7a-5ae89508b9e7' 'physicalDeliveryOfficeName' 'Sao Paulo' 'São Paulo' # office-differs
Edit-Entry '3b18a441-bbf0-53e3-a762-dd572917ee42' 'physicalDeliveryOfficeName' 'Head Office' 'London HQ' # office-alias-needs-mapping
Edit-Entry 'dbaec270-de36-5a9a-87f4-9f88b6c6f948' 'physicalDeliveryOfficeName' 'Amsterdm' 'Amsterdam' # office-near
Edit-Entry '54543687-93eb-55da-a52d-6d3f15c6d71b' 'physicalDeliveryOfficeName' 'Remote' 'Seattle' # office-unknown
Edit-Entry '6fbca5a0-9553-52ae-9186-942f22c16c39' 'physicalDeliveryOfficeName' '' 'Tokyo' # office-missing
Edit-Entry 'cb991e37-bf8c-51d9-b012-7223c94051d8' 'physicalDeliveryOfficeName' 'Berlin' 'Oslo' # site-conflict
Edit-Entry '5fd83b31-6fb0-5169-bee4-f5274c19d970' 'physicalDeliveryOfficeName' 'Canary Wharf' 'London Docklands' # site-renamed
Edit-Entry '6f7547c9-4809-58df-9cb0-4feffadc364c' 'physicalDeliveryOfficeName' 'Canary Wharf' 'London Docklands' # site-renamed
Edit-Entry '89fffbf8-9803-5b0b-827b-2afb9aea1ac1' 'physicalDeliveryOfficeName' 'Canary Wharf' 'London Docklands' # site-renamed
Edit-Entry 'cf1ad48d-75d7-5ec6-91e4-daf0420d402c' 'physicalDeliveryOfficeName' 'Canary Wharf' 'London Docklands' # site-renamed
Edit-Entry '7a91f0c8-2113-5b82-b330-201a85c3667b' 'physicalDeliveryOfficeName' 'Canary Wharf' 'London Docklands' # site-renamed
Edit-Entry '089327ff-f8cb-5d16-8f64-6d0ae40cc2bd' 'physicalDeliveryOfficeName' 'Canary Wharf' 'London Docklands' # site-renamed
Edit-Entry '1d66a875-0529-5fdb-9f6b-b0ca5df68cff' 'userPrincipalName' 'sean.o''brien@northwind.example' 'sean.obrien@northwind.example' # upn-not-usable-as-username
Edit-Entry '0c48b189-99e5-59d3-9144-94e569364f8e' 'userPrincipalName' 'tereza.horakova@northwind.local' 'tereza.horakova@northwind.example' # upn-suffix-unverified
Edit-Entry 'ab6043fe-2eec-597c-965e-80b520573425' 'userPrincipalName' 'renée.marchand@northwind.example' 'renee.marchand@northwind.example' # upn-invalid-character
Edit-Entry '0e1a6853-5633-5112-8339-7e9d49c7d077' 'userPrincipalName' 'jean&paul.mercier@northwind.example' 'jean-paul.mercier@northwind.example' # upn-invalid-character
Edit-Entry 'a00e58fc-4896-5332-bd34-085bf678aff6' 'userPrincipalName' '' 'ida.bakke@northwind.example' # upn-missing
Edit-Entry '8214a07b-6c66-51a8-bb6e-78b49e873650' 'userPrincipalName' 'wilhelmina.bartholomea.cornelia.van-der-meulen-van-oldenbarneveldt@northwind.example' 'wilhelmina.vandermeulen@northwind.example' # upn-too-long

if ($Left -gt 0) { Write-Warning "Left as they were: $Left" }
if (-not $Apply) { Write-Host 'Nothing was changed. Run the script with -Apply to do it.' }
