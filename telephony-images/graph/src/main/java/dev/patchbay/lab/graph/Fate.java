package dev.patchbay.lab.graph;

/// How an operation goes.
sealed interface Fate {

    /// As the tenant's state says.
    record Honest() implements Fate {}

    /// Succeeded, it says, and changes nothing: reported of the PowerShell commands.
    record Silent() implements Fate {}

    record Skipped() implements Fate {}

    record Failed(Trouble trouble) implements Fate {}
}
