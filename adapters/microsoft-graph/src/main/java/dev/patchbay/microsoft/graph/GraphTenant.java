package dev.patchbay.microsoft.graph;

import com.microsoft.graph.admin.teams.telephonenumbermanagement.TelephoneNumberManagementRequestBuilder;
import com.microsoft.graph.admin.teams.telephonenumbermanagement.numberassignments.microsoftgraphteamsadministrationassignnumber.AssignNumberPostRequestBody;
import com.microsoft.graph.admin.teams.telephonenumbermanagement.numberassignments.microsoftgraphteamsadministrationunassignnumber.UnassignNumberPostRequestBody;
import com.microsoft.graph.models.VerifiedDomain;
import com.microsoft.graph.models.teamsadministration.AssignmentCategory;
import com.microsoft.graph.models.teamsadministration.NumberType;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import com.microsoft.kiota.http.KiotaClientFactory;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import com.microsoft.kiota.http.middleware.HeadersInspectionHandler;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import com.microsoft.kiota.http.middleware.options.HeadersInspectionOption;
import com.microsoft.kiota.serialization.ParseNodeFactoryRegistry;
import com.microsoft.kiota.serialization.SerializationWriterFactoryRegistry;
import dev.patchbay.microsoft.Access;
import dev.patchbay.microsoft.Account;
import dev.patchbay.microsoft.AccountChange;
import dev.patchbay.microsoft.Assignee;
import dev.patchbay.microsoft.HeldNumber;
import dev.patchbay.microsoft.MicrosoftRefusedException;
import dev.patchbay.microsoft.MicrosoftRefusedException.Kind;
import dev.patchbay.microsoft.MicrosoftTenant;
import dev.patchbay.microsoft.MicrosoftUnreachableException;
import dev.patchbay.microsoft.Organisation;
import dev.patchbay.microsoft.Progress;
import dev.patchbay.microsoft.Started;
import dev.patchbay.telephony.PhoneNumber;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// A tenant by Microsoft Graph.
final class GraphTenant implements MicrosoftTenant {

    private static final int IDLE = 5;
    private static final int IDLE_SECONDS = 20;

    private final Tokens tokens;
    private final GraphServiceClient graph;

    GraphTenant(Access access) {
        tokens = new Tokens(access);
        var http =
                KiotaClientFactory.create(
                                new Interceptor[] {
                                    new ParametersNameDecodingHandler(),
                                    new HeadersInspectionHandler(),
                                    GraphTenant::json
                                })
                        .callTimeout(access.patience())
                        .readTimeout(access.patience())
                        .connectTimeout(access.patience())
                        // nothing is tried again, so none is kept until the other side tires of it
                        .connectionPool(new ConnectionPool(IDLE, IDLE_SECONDS, TimeUnit.SECONDS))
                        .followRedirects(false)
                        .retryOnConnectionFailure(false)
                        .build();
        var adapter =
                new OkHttpRequestAdapter(
                        new BaseBearerTokenAuthenticationProvider(tokens),
                        ParseNodeFactoryRegistry.defaultInstance,
                        SerializationWriterFactoryRegistry.defaultInstance,
                        http);
        // before the client is made, which otherwise sets Microsoft's own
        adapter.setBaseUrl(access.graph().toString());
        graph = new GraphServiceClient(adapter);
    }

    /// A gateway on the way answers with a page of its own, which the SDK takes for a mistake of
    /// ours.
    private static Response json(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var type = response.header("Content-Type", "");
        if (response.code() >= 400 && !String.valueOf(type).contains("json")) {
            var status = response.code();
            response.close();
            throw new IOException("status %d, and not from Graph".formatted(status));
        }
        return response;
    }

    /// A token may have been refused because what it says has changed since: a fresh one is worth
    /// one more question.
    private <T> T answer(Answers.Question<T> question)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        try {
            return Answers.of(question);
        } catch (MicrosoftRefusedException e) {
            if (e.kind() != Kind.CREDENTIAL) {
                throw e;
            }
            tokens.forget();
            return Answers.of(question);
        }
    }

    @Override
    public Set<String> permissions()
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        tokens.forget();
        return Answers.of(tokens::roles);
    }

    @Override
    public Organisation organisation()
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return answer(() -> {
            var found = listed(Objects.requireNonNull(graph.organization().get()).getValue());
            if (found.isEmpty()) {
                throw new IOException("an answer without an organisation");
            }
            var first = found.getFirst();
            return new Organisation(
                    UUID.fromString(first.getId()),
                    first.getDisplayName() == null ? "" : first.getDisplayName(),
                    listed(first.getVerifiedDomains()).stream()
                            .map(VerifiedDomain::getName)
                            .filter(Objects::nonNull)
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList());
        });
    }

    @Override
    public String accounts(Optional<String> mark, Consumer<List<AccountChange>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var reading = new AccountReading(graph, mark);
        while (reading.goesOn()) {
            page.accept(answer(reading::next));
        }
        return reading.mark();
    }

    @Override
    public Optional<Account> account(String key)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        try {
            return answer(() -> AccountReading.one(graph, key));
        } catch (MicrosoftRefusedException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void resourceAccounts(Consumer<List<UUID>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var reading = new ResourceAccountReading(graph);
        while (reading.goesOn()) {
            page.accept(answer(reading::next));
        }
    }

    @Override
    public void numbers(Consumer<List<HeldNumber>> page)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var reading = new NumberReading(management());
        while (reading.goesOn()) {
            page.accept(answer(reading::next));
        }
    }

    @Override
    public Optional<HeldNumber> number(PhoneNumber number)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return answer(() ->
                NumberReading.held(
                                management()
                                        .numberAssignments()
                                        .get(asked ->
                                                asked.queryParameters.filter =
                                                        "telephoneNumber eq '%s'"
                                                                .formatted(number)))
                        .stream()
                        .filter(held -> held.number().equals(number))
                        .findFirst());
    }

    @Override
    public Started assign(PhoneNumber number, Assignee assignee)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var id = idOf(assignee);
        return answer(() -> {
            // made anew for each try: the SDK's second writing of a body leaves out what is the
            // same
            var body = new AssignNumberPostRequestBody();
            body.setTelephoneNumber(number.e164());
            body.setAssignmentTargetId(id.toString());
            body.setNumberType(NumberType.DirectRouting);
            body.setAssignmentCategory(AssignmentCategory.Primary);
            var headers = new HeadersInspectionOption(false, true);
            management()
                    .numberAssignments()
                    .microsoftGraphTeamsAdministrationAssignNumber()
                    .post(body, asked -> asked.options.add(headers));
            return Operations.started(headers.getResponseHeaders());
        });
    }

    private UUID idOf(Assignee assignee)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        if (assignee.id().isPresent()) {
            return assignee.id().get();
        }
        return account(assignee.principal())
                .map(Account::id)
                .orElseThrow(() ->
                        new MicrosoftRefusedException(
                                Kind.NOT_FOUND,
                                "account",
                                "There is no account " + assignee.principal() + "."));
    }

    @Override
    public Started unassign(PhoneNumber number)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return answer(() -> {
            var body = new UnassignNumberPostRequestBody();
            body.setTelephoneNumber(number.e164());
            body.setNumberType(NumberType.DirectRouting);
            var headers = new HeadersInspectionOption(false, true);
            management()
                    .numberAssignments()
                    .microsoftGraphTeamsAdministrationUnassignNumber()
                    .post(body, asked -> asked.options.add(headers));
            return Operations.started(headers.getResponseHeaders());
        });
    }

    @Override
    public Progress progress(String operation)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return answer(() ->
                Operations.progress(
                        management()
                                .operations()
                                .byTelephoneNumberLongRunningOperationId(operation)
                                .get()));
    }

    private TelephoneNumberManagementRequestBuilder management() {
        return graph.admin().teams().telephoneNumberManagement();
    }

    static <T> List<T> listed(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
