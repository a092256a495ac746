package dev.patchbay.lab.graph;

import java.util.Locale;

/// Service plans that matter to a number. The two of Teams and of virtual users are from memory,
/// the one of Teams Phone is from published code.
enum Plan {
    MCOEV("e43b5b99-8dfb-405f-9987-dc307f34bcbd", "MicrosoftCommunicationsOnline"),
    TEAMS1("57ff2da0-773e-42df-b2af-ffb7a2317929", "TeamspaceAPI"),
    MCOEV_VIRTUALUSER("f47330e9-c134-43b3-9993-e7f004506889", "MicrosoftCommunicationsOnline");

    private final String id;
    private final String service;

    Plan(String id, String service) {
        this.id = id;
        this.service = service;
    }

    String id() {
        return id;
    }

    String service() {
        return service;
    }

    static Plan named(String text) {
        for (var plan : values()) {
            if (plan.name().equals(text.toUpperCase(Locale.ROOT))) {
                return plan;
            }
        }
        throw new IllegalArgumentException(
                "plan: '%s' (expected: MCOEV, TEAMS1 or MCOEV_VIRTUALUSER)".formatted(text));
    }
}
