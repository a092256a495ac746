package dev.patchbay.microsoft;

/// How far Microsoft is with a change.
public sealed interface Progress {

    record Running() implements Progress {}

    /// Or so Microsoft says; reading back tells.
    record Succeeded() implements Progress {}

    /// @param detail in Microsoft's words
    record Failed(String detail) implements Progress {}

    /// Microsoft gave no state anybody knows: reading back tells.
    record Unclear() implements Progress {}
}
