package dev.patchbay.microsoft.graph;

import com.microsoft.graph.models.AssignedPlan;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.delta.DeltaGetResponse;
import dev.patchbay.microsoft.Account;
import dev.patchbay.microsoft.AccountChange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads all accounts or what changed, page by page, with Microsoft's delta query.
final class AccountReading {

    /// Microsoft Teams Phone (MCOEV).
    private static final UUID PHONE = UUID.fromString("e43b5b99-8dfb-405f-9987-dc307f34bcbd");

    /// Microsoft Teams Phone for resource accounts (MCOEV_VIRTUALUSER).
    private static final UUID VOICE_APPLICATION =
            UUID.fromString("f47330e9-c134-43b3-9993-e7f004506889");

    /// What Microsoft writes into the department of a resource account.
    private static final String RESOURCE = "Microsoft Communication Application Instance";

    private static final String[] FIELDS = {
        "id", "displayName", "userPrincipalName", "assignedPlans", "usageLocation", "department"
    };

    private final GraphServiceClient graph;
    private @Nullable String link;
    private @Nullable String mark;

    AccountReading(GraphServiceClient graph, Optional<String> mark) {
        this.graph = graph;
        link = mark.orElse(null);
    }

    boolean goesOn() {
        return mark == null;
    }

    String mark() {
        return String.valueOf(mark);
    }

    List<AccountChange> next() throws IOException {
        var page = page(link);
        if (page == null || (page.getOdataNextLink() == null && page.getOdataDeltaLink() == null)) {
            throw new IOException("a page of accounts without a link");
        }
        link = page.getOdataNextLink();
        mark = link == null ? page.getOdataDeltaLink() : null;
        return GraphTenant.listed(page.getValue()).stream()
                .filter(user -> user.getId() != null)
                .flatMap(user -> change(user).stream())
                .toList();
    }

    private @Nullable DeltaGetResponse page(@Nullable String next) {
        return next == null
                ? graph.users()
                        .delta()
                        .get(asked -> {
                            asked.queryParameters.select = FIELDS;
                            asked.headers.add("Prefer", "odata.maxpagesize=999");
                        })
                : graph.users()
                        .delta()
                        .withUrl(next)
                        .get(asked -> asked.headers.add("Prefer", "odata.maxpagesize=999"));
    }

    private static Optional<AccountChange> change(User user) {
        return user.getAdditionalData().containsKey("@removed")
                ? Optional.of(new AccountChange.Removed(UUID.fromString(user.getId())))
                : account(user).map(AccountChange.Now::new);
    }

    /// What is asked about one of them.
    static Optional<Account> one(GraphServiceClient graph, String key) {
        var user = graph.users().byUserId(key).get(asked -> asked.queryParameters.select = FIELDS);
        return user == null || user.getId() == null ? Optional.empty() : account(user);
    }

    private static Optional<Account> account(User user) {
        var principal = user.getUserPrincipalName();
        if (principal == null) {
            return Optional.empty();
        }
        var name = user.getDisplayName();
        return Optional.of(
                new Account(
                        UUID.fromString(user.getId()),
                        principal.toLowerCase(Locale.ROOT),
                        name == null ? principal : name,
                        Optional.ofNullable(user.getUsageLocation())
                                .filter(text -> text.matches("[A-Z]{2}")),
                        has(user, PHONE),
                        has(user, VOICE_APPLICATION),
                        RESOURCE.equals(user.getDepartment())));
    }

    /// A licence whose subscription is about to end (`Warning`) still works.
    private static boolean has(User user, UUID plan) {
        return GraphTenant.listed(user.getAssignedPlans()).stream()
                .filter(assigned -> plan.equals(assigned.getServicePlanId()))
                .map(AssignedPlan::getCapabilityStatus)
                .anyMatch(status -> "Enabled".equals(status) || "Warning".equals(status));
    }
}
