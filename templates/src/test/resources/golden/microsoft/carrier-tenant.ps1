# Run once by an administrator of your own (the carrier's) tenant. Running it again changes nothing.
# It pairs dr.voiceops.example, whose settings hold for every customer's name below it.
$ErrorActionPreference = 'Stop'
$Base = 'dr.voiceops.example'
$Port = 5061
Connect-MicrosoftTeams

$settings = @{
    SipSignalingPort      = $Port
    Enabled               = $true
    ForwardCallHistory    = $true
    ForwardPai            = $false
    SendSipOptions        = $true
    MaxConcurrentSessions = 500
    FailoverTimeSeconds   = 20
    FailoverResponseCodes = '408,500,503,504'
}
if (Get-CsOnlinePSTNGateway -Identity $Base -ErrorAction SilentlyContinue) {
    Set-CsOnlinePSTNGateway -Identity $Base @settings
    Write-Host "$Base was paired already; its settings are as Patchbay wants them."
} else {
    New-CsOnlinePSTNGateway -Fqdn $Base @settings
    Write-Host "$Base is paired."
}
