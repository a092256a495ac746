package dev.patchbay.lab.graph;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Object ids that are the same in every run, so that tests can know them.
final class Ids {

    private Ids() {}

    static String of(String tenant, String name) {
        return UUID.nameUUIDFromBytes((tenant + "\n" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
