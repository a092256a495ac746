# Run by an administrator of the customer's tenant. Running it again changes nothing.
$ErrorActionPreference = 'Stop'
$Number = '+4722000100'
$Principal = 'o''hara@acme.example'
Connect-MicrosoftTeams

$wanted = ''
if ($Principal) {
    $wanted = (Get-CsOnlineUser -Identity $Principal).Identity
}
$held = Get-CsPhoneNumberAssignment -TelephoneNumber $Number
if ($held -and $held.AssignedPstnTargetId -and $held.AssignedPstnTargetId -ne $wanted) {
    Remove-CsPhoneNumberAssignment -Identity $held.AssignedPstnTargetId -PhoneNumber $Number -PhoneNumberType DirectRouting
}
if ($wanted -and $held.AssignedPstnTargetId -ne $wanted) {
    Set-CsPhoneNumberAssignment -Identity $wanted -PhoneNumber $Number -PhoneNumberType DirectRouting
}
# what Microsoft takes without a word is not always done
for ($try = 1; ; $try++) {
    $now = (Get-CsPhoneNumberAssignment -TelephoneNumber $Number).AssignedPstnTargetId
    if ("$now" -eq $wanted) { break }
    if ($try -ge 10) { throw "$Number leads to '$now' still." }
    Start-Sleep -Seconds 6
}
if ($Principal) {
    Write-Host "$Number leads to $Principal."
} else {
    Write-Host "$Number leads to nobody."
}
