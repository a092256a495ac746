package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.routing.RoutesAhead;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param routing `ahead`: engines follow their table and ask only about what is not in it; `ask`:
///   engines ask about every call and fall back on the table
@ConfigurationProperties("patchbay")
record RoutingProperties(@DefaultValue("ahead") RoutesAhead.Mode routing) {}
