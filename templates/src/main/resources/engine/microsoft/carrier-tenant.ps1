# Run once by an administrator of your own (the carrier's) tenant. Running it again changes nothing.
# It pairs each base name, whose settings hold for every customer's name below it.
$ErrorActionPreference = 'Stop'
$Bases = @(<#list bases as base>'[=base]'<#sep>, </#list>)
$Port = [=port]
Connect-MicrosoftTeams

$settings = @{
    SipSignalingPort      = $Port
    Enabled               = $true
    ForwardCallHistory    = $true
    ForwardPai            = $false
    SendSipOptions        = $true
    MaxConcurrentSessions = [=sessions]
    FailoverTimeSeconds   = 20
    FailoverResponseCodes = '408,500,503,504'
}
foreach ($base in $Bases) {
    if (Get-CsOnlinePSTNGateway -Identity $base -ErrorAction SilentlyContinue) {
        Set-CsOnlinePSTNGateway -Identity $base @settings
        Write-Host "$base was paired already; its settings are as Patchbay wants them."
    } else {
        New-CsOnlinePSTNGateway -Fqdn $base @settings
        Write-Host "$base is paired."
    }
}
