package dev.patchbay.microsoft;

import java.util.UUID;

/// What became of an account.
public sealed interface AccountChange {

    UUID id();

    /// It is new, or something about it is.
    record Now(Account account) implements AccountChange {
        @Override
        public UUID id() {
            return account.id();
        }
    }

    /// It is there no longer.
    record Removed(UUID id) implements AccountChange {}
}
