package dev.patchbay.orchestrator.teams;

import dev.patchbay.telephony.HostName;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param baseDomain our own SBC name; every tenant gets one label below it, so one certificate
///   with a wildcard covers them all; that of the first edge, if there are several
@ConfigurationProperties("patchbay.teams")
record TeamsProperties(@DefaultValue("sbc.example.com") HostName baseDomain) {}
