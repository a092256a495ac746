# Run by an administrator of the customer's tenant. Running it again changes nothing.
# It makes the names below the way out for all calls of users with the policy below; with several,
# Microsoft takes any of them that answers. Each must be verified there as a domain, and used by one
# licensed account for up to 24 hours before Microsoft knows it.
$ErrorActionPreference = 'Stop'
$Fqdns = @(<#list fqdns as fqdn>'[=fqdn]'<#sep>, </#list>)
$Name = '[=name]'
$Pattern = '^\+?[0-9]{3,15}$'
Connect-MicrosoftTeams

$verified = (Get-CsTenant).VerifiedDomains.Name
foreach ($fqdn in $Fqdns) {
    if ($fqdn -notin $verified) {
        throw "The domain $fqdn is not verified in this tenant. Add and verify it first."
    }
}
$usage = "$Name-all"
$route = "$Name-route"
$policy = "$Name-policy"
if ($usage -notin (Get-CsOnlinePstnUsage).Usage) {
    Set-CsOnlinePstnUsage -Identity Global -Usage @{ Add = $usage }
}
# a new usage takes a while until routes may name it
for ($try = 1; ; $try++) {
    try {
        if (Get-CsOnlineVoiceRoute -Identity $route -ErrorAction SilentlyContinue) {
            Set-CsOnlineVoiceRoute -Identity $route -NumberPattern $Pattern -OnlinePstnGatewayList $Fqdns -OnlinePstnUsages $usage
        } else {
            New-CsOnlineVoiceRoute -Identity $route -NumberPattern $Pattern -OnlinePstnGatewayList $Fqdns -OnlinePstnUsages $usage -Priority 1
        }
        break
    } catch {
        if ("$_" -match 'was not configured for this tenant') {
            throw "Microsoft does not know $($Fqdns -join ', ') yet. This takes up to 24 hours after the first licensed account uses a domain; run this again then."
        }
        if ($try -ge 10) { throw }
        Start-Sleep -Seconds 30
    }
}
if (-not (Get-CsOnlineVoiceRoutingPolicy -Identity $policy -ErrorAction SilentlyContinue)) {
    New-CsOnlineVoiceRoutingPolicy -Identity $policy -OnlinePstnUsages $usage
}
# users without a policy of their own get this one
if ($usage -notin (Get-CsOnlineVoiceRoutingPolicy -Identity Global).OnlinePstnUsages) {
    Set-CsOnlineVoiceRoutingPolicy -Identity Global -OnlinePstnUsages @{ Add = $usage }
}
Write-Host "Calls by way of $($Fqdns -join ', ') go out by the policy $policy, and by the Global one."
