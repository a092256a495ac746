package dev.patchbay.microsoft.graph;

import com.microsoft.graph.admin.teams.userconfigurations.UserConfigurationsRequestBuilder;
import com.microsoft.graph.models.teamsadministration.AccountType;
import com.microsoft.graph.models.teamsadministration.TeamsUserConfigurationCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.ApiException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads which accounts are resource accounts. Whether Microsoft filters by that is documented for
/// some tenants only, so what it sends is filtered here as well.
final class ResourceAccountReading {

    private static final int BAD_REQUEST = 400;

    private final GraphServiceClient graph;
    private @Nullable String link;
    private boolean goesOn = true;

    ResourceAccountReading(GraphServiceClient graph) {
        this.graph = graph;
    }

    boolean goesOn() {
        return goesOn;
    }

    List<UUID> next() {
        var next = link;
        var page = next == null ? first() : configurations().withUrl(next).get();
        link = page == null ? null : page.getOdataNextLink();
        goesOn = link != null;
        return page == null
                ? List.of()
                : GraphTenant.listed(page.getValue()).stream()
                        .filter(it -> it.getAccountType() == AccountType.ResourceAccount)
                        .map(it -> it.getId())
                        .filter(Objects::nonNull)
                        .map(UUID::fromString)
                        .toList();
    }

    private @Nullable TeamsUserConfigurationCollectionResponse first() {
        try {
            return configurations()
                    .get(asked -> {
                        asked.queryParameters.filter = "accountType eq 'resourceAccount'";
                        asked.headers.add("Prefer", "include-unknown-enum-members");
                    });
        } catch (ApiException e) {
            if (e.getResponseStatusCode() != BAD_REQUEST) {
                throw e;
            }
            return configurations()
                    .get(asked -> asked.headers.add("Prefer", "include-unknown-enum-members"));
        }
    }

    private UserConfigurationsRequestBuilder configurations() {
        return graph.admin().teams().userConfigurations();
    }
}
