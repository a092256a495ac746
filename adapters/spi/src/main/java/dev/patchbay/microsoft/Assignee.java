package dev.patchbay.microsoft;

import java.util.Optional;
import java.util.UUID;

/// Whom a number is to lead to.
///
/// @param principal the user principal name
/// @param id where it is known already; asked for otherwise
public record Assignee(String principal, Optional<UUID> id) {}
