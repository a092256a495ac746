package dev.patchbay.microsoft.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.json.JsonProviders;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import dev.patchbay.microsoft.Access;
import dev.patchbay.microsoft.Credential.Certificate;
import dev.patchbay.microsoft.Credential.ClientSecret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tokens of one tenant: kept until shortly before they expire. Thread-safe.
final class Tokens implements AccessTokenProvider {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Access access;
    private volatile TokenCredential credential;
    private volatile @Nullable AccessToken held;

    Tokens(Access access) {
        this.access = access;
        credential = credential(access);
    }

    /// A credential may have tokens of its own, and cannot be told that Graph refused one.
    void forget() {
        held = null;
        credential = credential(access);
    }

    private static TokenCredential credential(Access access) {
        return switch (access.credential()) {
            case ClientSecret(var value) ->
                    common(new ClientSecretCredentialBuilder(), access)
                            .clientSecret(value.reveal())
                            .build();
            case Certificate(var pem) ->
                    common(new ClientCertificateCredentialBuilder(), access)
                            .pemCertificate(
                                    new ByteArrayInputStream(
                                            pem.getBytes(StandardCharsets.US_ASCII)))
                            .build();
        };
    }

    private static <B extends AadCredentialBuilderBase<B>> B common(B builder, Access access) {
        return builder.clientId(access.client().toString())
                .tenantId(access.tenant().toString())
                .authorityHost(LoginClient.authority(access))
                // the authority comes from the settings; asking a global one about it proves
                // nothing
                .disableInstanceDiscovery()
                .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ZERO)))
                .httpClient(new LoginClient(access));
    }

    /// The credential's own cache does not find what it kept where the authority is not one of
    /// Microsoft's: it asked for a token with every call.
    private String token() {
        var token = held;
        if (token == null || token.getDurationUntilExpiration().compareTo(MARGIN) < 0) {
            token = credential.getTokenSync(new TokenRequestContext().addScopes(access.scope()));
            held = token;
        }
        return token.getToken();
    }

    /// A page's link to the next one is Graph's; it must not lead our token elsewhere.
    @Override
    public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
        if (!access.graph().getRawAuthority().equalsIgnoreCase(uri.getRawAuthority())) {
            throw new IllegalStateException(
                    "a link to %s instead of %s"
                            .formatted(uri.getHost(), access.graph().getHost()));
        }
        return token();
    }

    @Override
    public AllowedHostsValidator getAllowedHostsValidator() {
        return new AllowedHostsValidator(access.graph().getHost());
    }

    /// The permissions in the token that is in use.
    Set<String> roles() throws IOException {
        var parts = token().split("\\.", -1);
        if (parts.length < 2) {
            return Set.of();
        }
        try (var json = JsonProviders.createReader(Base64.getUrlDecoder().decode(parts[1]))) {
            return json.readMap(reader -> reader.readUntyped()).get("roles")
                            instanceof List<?> roles
                    ? roles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                    : Set.of();
        }
    }
}
