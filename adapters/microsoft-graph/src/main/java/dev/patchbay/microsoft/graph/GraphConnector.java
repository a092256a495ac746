package dev.patchbay.microsoft.graph;

import dev.patchbay.microsoft.Access;
import dev.patchbay.microsoft.MicrosoftConnector;
import dev.patchbay.microsoft.MicrosoftTenant;

/// Found by [java.util.ServiceLoader].
public final class GraphConnector implements MicrosoftConnector {

    @Override
    public MicrosoftTenant connect(Access access) {
        return new GraphTenant(access);
    }
}
