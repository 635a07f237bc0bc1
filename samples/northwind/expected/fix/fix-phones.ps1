#Requires -Version 5.1
#Requires -Modules ActiveDirectory
# Made by rollcall 0.1.0 at 2026-09-21T14:13:20Z from:
#   directory samples/northwind/directory.ldif, SHA-256 1f69898bcfb54954ba533b9ef004734ee1c6b2af1b1775437fcc0f713698d935
#   console samples/northwind/console.csv, SHA-256 00d4359982a7e7d917c7ac8eb0e533f7f6daaabbb8345638260c18a0f154f423
#   sites samples/northwind/sites.csv, SHA-256 41b94e54d9aab82b5adf188d7cacc5418f56fb05eb22daf65ac95d437a62adc8
# Extensions and phone numbers of 8x8, into Active Directory.
# Run it as it is to see what it would do (-WhatIf); with -Apply it makes the changes.
# A value that is no longer the one seen is left alone.
#   telephoneNumber: The phone number of the 8x8 user.
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

Edit-Entry '11630221-7d8a-56e8-9bd8-20e0ea4f524c' 'telephoneNumber' '+44 20 7946 0000' '+12065550100'
Edit-Entry '11630221-7d8a-56e8-9bd8-20e0ea4f524c' 'ipPhone' '' '1000'
Edit-Entry '5d67dab0-6993-507e-8c32-64ef2834399a' 'telephoneNumber' '+44 20 7946 0001' '+12065550101'
Edit-Entry '5d67dab0-6993-507e-8c32-64ef2834399a' 'ipPhone' '' '1001'
Edit-Entry 'afdaa866-1bcf-53fe-a6e1-9cbbbe6671ca' 'telephoneNumber' '+44 20 7946 0002' '+12065550102'
Edit-Entry 'afdaa866-1bcf-53fe-a6e1-9cbbbe6671ca' 'ipPhone' '' '1002'
Edit-Entry 'c88ddc9f-c488-54c2-a1bf-5e241a789066' 'telephoneNumber' '+44 20 7946 0003' '+12065550103'
Edit-Entry 'c88ddc9f-c488-54c2-a1bf-5e241a789066' 'ipPhone' '' '1003'
Edit-Entry 'd70ecedb-4a9b-558b-a362-d5627f879002' 'telephoneNumber' '+44 20 7946 0004' '+12065550104'
Edit-Entry 'd70ecedb-4a9b-558b-a362-d5627f879002' 'ipPhone' '' '1004'
Edit-Entry '308f012b-ee1b-5f5f-a8fc-195f8587aaab' 'telephoneNumber' '+44 20 7946 0005' '+12065550105'
Edit-Entry '308f012b-ee1b-5f5f-a8fc-195f8587aaab' 'ipPhone' '' '1005'
Edit-Entry '09638b4f-ef63-591c-9df4-651fe72af6cb' 'telephoneNumber' '+44 20 7946 0006' '+12065550106'
Edit-Entry '09638b4f-ef63-591c-9df4-651fe72af6cb' 'ipPhone' '' '1006'
Edit-Entry '5322d2bc-60ce-59cf-bc8e-4ead630d361f' 'telephoneNumber' '+44 20 7946 0007' '+12065550107'
Edit-Entry '5322d2bc-60ce-59cf-bc8e-4ead630d361f' 'ipPhone' '' '1007'
Edit-Entry '7ef8c764-5f24-5bad-ad4b-36041de0ca75' 'telephoneNumber' '+44 20 7946 0008' '+12065550108'
Edit-Entry '7ef8c764-5f24-5bad-ad4b-36041de0ca75' 'ipPhone' '' '1008'
Edit-Entry 'e871c8bd-59b6-5059-808b-b9892767d68f' 'telephoneNumber' '+44 20 7946 0009' '+12065550109'
Edit-Entry 'e871c8bd-59b6-5059-808b-b9892767d68f' 'ipPhone' '' '1009'
Edit-Entry '5f24e8b1-3bac-5f9a-b525-617b5b8a69c1' 'telephoneNumber' '+44 20 7946 0010' '+12065550110'
Edit-Entry '5f24e8b1-3bac-5f9a-b525-617b5b8a69c1' 'ipPhone' '' '1010'
Edit-Entry 'cecd0cf5-30a3-5ae7-9bac-ea713411f2e3' 'telephoneNumber' '+44 20 7946 0011' '+12065550111'
Edit-Entry 'cecd0cf5-30a3-5ae7-9bac-ea713411f2e3' 'ipPhone' '' '1011'
Edit-Entry '784ce2b8-3f60-50be-97f0-e608a8d2a0c0' 'telephoneNumber' '+44 20 7946 0012' '+12065550112'
Edit-Entry '784ce2b8-3f60-50be-97f0-e608a8d2a0c0' 'ipPhone' '' '1012'
Edit-Entry '3fb431f6-d869-5952-af7a-5ae89508b9e7' 'telephoneNumber' '+44 20 7946 0013' '+12065550113'
Edit-Entry '3fb431f6-d869-5952-af7a-5ae89508b9e7' 'ipPhone' '' '1013'
Edit-Entry '3b18a441-bbf0-53e3-a762-dd572917ee42' 'telephoneNumber' '+44 20 7946 0014' '+12065550114'
Edit-Entry '3b18a441-bbf0-53e3-a762-dd572917ee42' 'ipPhone' '' '1014'
Edit-Entry 'dbaec270-de36-5a9a-87f4-9f88b6c6f948' 'telephoneNumber' '+44 20 7946 0015' '+12065550115'
Edit-Entry 'dbaec270-de36-5a9a-87f4-9f88b6c6f948' 'ipPhone' '' '1015'
Edit-Entry '54543687-93eb-55da-a52d-6d3f15c6d71b' 'telephoneNumber' '+44 20 7946 0016' '+12065550116'
Edit-Entry '54543687-93eb-55da-a52d-6d3f15c6d71b' 'ipPhone' '' '1016'
Edit-Entry '6fbca5a0-9553-52ae-9186-942f22c16c39' 'telephoneNumber' '+44 20 7946 0017' '+12065550117'
Edit-Entry '6fbca5a0-9553-52ae-9186-942f22c16c39' 'ipPhone' '' '1017'
Edit-Entry 'cb991e37-bf8c-51d9-b012-7223c94051d8' 'telephoneNumber' '+44 20 7946 0018' '+12065550118'
Edit-Entry 'cb991e37-bf8c-51d9-b012-7223c94051d8' 'ipPhone' '' '1018'
Edit-Entry '5fd83b31-6fb0-5169-bee4-f5274c19d970' 'telephoneNumber' '+44 20 7946 0019' '+12065550119'
Edit-Entry '5fd83b31-6fb0-5169-bee4-f5274c19d970' 'ipPhone' '' '1019'
Edit-Entry '6f7547c9-4809-58df-9cb0-4feffadc364c' 'telephoneNumber' '+44 20 7946 0020' '+12065550120'
Edit-Entry '6f7547c9-4809-58df-9cb0-4feffadc364c' 'ipPhone' '' '1020'
Edit-Entry '89fffbf8-9803-5b0b-827b-2afb9aea1ac1' 'telephoneNumber' '+44 20 7946 0021' '+12065550121'
Edit-Entry '89fffbf8-9803-5b0b-827b-2afb9aea1ac1' 'ipPhone' '' '1021'
Edit-Entry 'cf1ad48d-75d7-5ec6-91e4-daf0420d402c' 'telephoneNumber' '+44 20 7946 0022' '+12065550122'
Edit-Entry 'cf1ad48d-75d7-5ec6-91e4-daf0420d402c' 'ipPhone' '' '1022'
Edit-Entry '7a91f0c8-2113-5b82-b330-201a85c3667b' 'telephoneNumber' '+44 20 7946 0023' '+12065550123'
Edit-Entry '7a91f0c8-2113-5b82-b330-201a85c3667b' 'ipPhone' '' '1023'
Edit-Entry '089327ff-f8cb-5d16-8f64-6d0ae40cc2bd' 'telephoneNumber' '+44 20 7946 0024' '+12065550124'
Edit-Entry '089327ff-f8cb-5d16-8f64-6d0ae40cc2bd' 'ipPhone' '' '1024'
Edit-Entry 'b9a61510-9131-5c4d-869b-91c42c7e5c47' 'telephoneNumber' '+44 20 7946 0025' '+12065550125'
Edit-Entry 'b9a61510-9131-5c4d-869b-91c42c7e5c47' 'ipPhone' '' '1025'
Edit-Entry '8b437da4-442f-5e11-8fce-4f51285988de' 'telephoneNumber' '+44 20 7946 0026' '+12065550126'
Edit-Entry '8b437da4-442f-5e11-8fce-4f51285988de' 'ipPhone' '' '1026'
Edit-Entry '78fb9037-13b3-5088-89b8-272f6729d429' 'telephoneNumber' '+44 20 7946 0027' '+12065550127'
Edit-Entry '78fb9037-13b3-5088-89b8-272f6729d429' 'ipPhone' '' '1027'
Edit-Entry 'd2548639-94d2-5bfb-9bed-0e61a6f82b5c' 'telephoneNumber' '+44 20 7946 0028' '+12065550128'
Edit-Entry 'd2548639-94d2-5bfb-9bed-0e61a6f82b5c' 'ipPhone' '' '1028'
Edit-Entry '1209ef92-d823-5fe8-8219-f3e863058406' 'telephoneNumber' '+44 20 7946 0029' '+12065550129'
Edit-Entry '1209ef92-d823-5fe8-8219-f3e863058406' 'ipPhone' '' '1029'
Edit-Entry '3406d8f7-b46e-5dba-997e-df859251275e' 'telephoneNumber' '+44 20 7946 0030' '+12065550130'
Edit-Entry '3406d8f7-b46e-5dba-997e-df859251275e' 'ipPhone' '' '1030'
Edit-Entry '235cdbf4-92be-5cfe-ab01-b31514845370' 'ipPhone' '' '1031'
Edit-Entry '616cc245-10d9-518c-be1c-69aeab43ff5f' 'telephoneNumber' '+44 20 7946 0032' '+12065550132'
Edit-Entry '616cc245-10d9-518c-be1c-69aeab43ff5f' 'ipPhone' '' '1032'
Edit-Entry 'eef091fc-8d0c-5822-91bf-eb82a1f19d57' 'telephoneNumber' '+44 20 7946 0034' '+12065550134'
Edit-Entry 'eef091fc-8d0c-5822-91bf-eb82a1f19d57' 'ipPhone' '' '1034'
Edit-Entry '482f0ed0-e189-5d01-ba2a-805ad954f5bb' 'telephoneNumber' '+44 20 7946 0035' '+12065550135'
Edit-Entry '482f0ed0-e189-5d01-ba2a-805ad954f5bb' 'ipPhone' '' '1035'
Edit-Entry 'cce321b1-09c0-5f8e-8975-a0f283d422c6' 'telephoneNumber' '+44 20 7946 0036' '+12065550136'
Edit-Entry 'cce321b1-09c0-5f8e-8975-a0f283d422c6' 'ipPhone' '' '1036'
Edit-Entry 'd8f11762-7cd2-545f-9654-a664175437ce' 'telephoneNumber' '+44 20 7946 0037' '+12065550137'
Edit-Entry 'd8f11762-7cd2-545f-9654-a664175437ce' 'ipPhone' '' '1037'
Edit-Entry '91237e5b-02f1-573e-91a8-964c8cb6aec4' 'telephoneNumber' '+44 20 7946 0038' '+12065550138'
Edit-Entry '91237e5b-02f1-573e-91a8-964c8cb6aec4' 'ipPhone' '' '1038'
Edit-Entry 'd6949a91-dd7f-5334-986a-574e50e58bbd' 'telephoneNumber' '+44 20 7946 0039' '+12065550139'
Edit-Entry 'd6949a91-dd7f-5334-986a-574e50e58bbd' 'ipPhone' '' '1039'
Edit-Entry 'f67f900d-35b9-5466-b205-b88d828dde94' 'telephoneNumber' '+44 20 7946 0040' '+12065550140'
Edit-Entry 'f67f900d-35b9-5466-b205-b88d828dde94' 'ipPhone' '' '1040'
Edit-Entry 'e7de588b-ea21-5dae-a852-33fe3ff2d8f5' 'telephoneNumber' '+44 20 7946 0041' '+12065550141'
Edit-Entry 'e7de588b-ea21-5dae-a852-33fe3ff2d8f5' 'ipPhone' '' '1041'
Edit-Entry 'ac08307c-68ea-5d71-b1db-9bc6b501fba0' 'telephoneNumber' '+44 20 7946 0042' '+12065550142'
Edit-Entry 'ac08307c-68ea-5d71-b1db-9bc6b501fba0' 'ipPhone' '' '1042'
Edit-Entry '3e3dc7d1-9fef-5ad7-a9ef-76340048a258' 'telephoneNumber' '+44 20 7946 0043' '+12065550143'
Edit-Entry '3e3dc7d1-9fef-5ad7-a9ef-76340048a258' 'ipPhone' '' '1043'
Edit-Entry '1d66a875-0529-5fdb-9f6b-b0ca5df68cff' 'telephoneNumber' '+44 20 7946 0044' '+12065550144'
Edit-Entry '1d66a875-0529-5fdb-9f6b-b0ca5df68cff' 'ipPhone' '' '1044'
Edit-Entry '0c48b189-99e5-59d3-9144-94e569364f8e' 'telephoneNumber' '+44 20 7946 0045' '+12065550145'
Edit-Entry '0c48b189-99e5-59d3-9144-94e569364f8e' 'ipPhone' '' '1045'
Edit-Entry 'ab6043fe-2eec-597c-965e-80b520573425' 'telephoneNumber' '+44 20 7946 0046' '+12065550146'
Edit-Entry 'ab6043fe-2eec-597c-965e-80b520573425' 'ipPhone' '' '1046'
Edit-Entry '0e1a6853-5633-5112-8339-7e9d49c7d077' 'telephoneNumber' '+44 20 7946 0047' '+12065550147'
Edit-Entry '0e1a6853-5633-5112-8339-7e9d49c7d077' 'ipPhone' '' '1047'
Edit-Entry 'a00e58fc-4896-5332-bd34-085bf678aff6' 'telephoneNumber' '+44 20 7946 0048' '+12065550148'
Edit-Entry 'a00e58fc-4896-5332-bd34-085bf678aff6' 'ipPhone' '' '1048'

if ($Left -gt 0) { Write-Warning "Left as they were: $Left" }
if (-not $Apply) { Write-Host 'Nothing was changed. Run the script with -Apply to do it.' }
