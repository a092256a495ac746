package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.microsoft.Connection;
import dev.patchbay.orchestrator.microsoft.Directory;
import dev.patchbay.orchestrator.microsoft.Permission;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// A tenant's connection in words.
///
/// @param tone Tabler's name of the colour that says at a glance how it is
/// @param moving whether it may change by itself soon
record MicrosoftView(
        Connection.State state,
        String tone,
        String headline,
        String said,
        String organisation,
        String directory,
        String domains,
        List<PermissionLine> permissions,
        String reading,
        boolean moving) {

    /// @param without what does not work, where it is missing
    record PermissionLine(String role, String purpose, boolean granted, String without) {}

    static MicrosoftView of(Connection connection, Directory.Size size, Instant now) {
        return new MicrosoftView(
                connection.state(),
                tone(connection.state()),
                headline(connection),
                paused(connection, now),
                connection.organisation(),
                connection.directory().map(UUID::toString).orElse(""),
                String.join(", ", connection.domains()),
                Arrays.stream(Permission.values())
                        .map(it ->
                                new PermissionLine(
                                        it.role(),
                                        it.purpose(),
                                        connection.permissions().contains(it.role()),
                                        it.without()))
                        .toList(),
                reading(connection, size),
                connection.state() == Connection.State.ASKED
                        || connection.state() == Connection.State.VERIFYING
                        || connection.synced().isEmpty());
    }

    private static String tone(Connection.State state) {
        return switch (state) {
            case ASKED, VERIFYING, DOUBTFUL -> "yellow";
            case CONNECTED, SCRIPTED -> "green";
            case BROKEN -> "red";
        };
    }

    private static String headline(Connection connection) {
        return switch (connection.state()) {
            case ASKED ->
                    "Waiting for an administrator of the customer's tenant, since %s."
                            .formatted(Shown.time(connection.since()));
            case VERIFYING -> "Consent came back; Microsoft is asked whether it holds.";
            case DOUBTFUL -> "Consent came from an organisation that may be the wrong one.";
            case CONNECTED -> "Connected since %s.".formatted(Shown.time(connection.since()));
            case BROKEN ->
                    "Microsoft has refused us since %s.".formatted(Shown.time(connection.since()));
            case SCRIPTED -> "Numbers are changed by scripts that an administrator runs.";
        };
    }

    private static String paused(Connection connection, Instant now) {
        return connection
                .pausedUntil()
                .filter(now::isBefore)
                .map(until ->
                        "Microsoft asks to be left alone until %s.".formatted(Shown.time(until)))
                .orElse(connection.said());
    }

    private static String reading(Connection connection, Directory.Size size) {
        if (!connection.syncSaid().isEmpty()) {
            return "The latest reading failed: " + connection.syncSaid();
        }
        return connection
                .synced()
                .map(at ->
                        "Read at %s. Accounts: %d; people with Teams Phone: %d; resource accounts: %d; numbers: %d."
                                .formatted(
                                        Shown.time(at),
                                        size.accounts(),
                                        size.phone(),
                                        size.resources(),
                                        size.numbers()))
                .orElse("Not read yet.");
    }
}
