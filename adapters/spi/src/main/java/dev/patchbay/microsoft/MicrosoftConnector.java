package dev.patchbay.microsoft;

/// One way to ask Microsoft. Found by [java.util.ServiceLoader]; an implementation needs no Spring.
public interface MicrosoftConnector {

    /// Asks nobody yet: whether the credential is any good shows with the first question.
    MicrosoftTenant connect(Access access);
}
