package dev.patchbay.microsoft.graph;

import com.azure.core.exception.ClientAuthenticationException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import dev.patchbay.microsoft.MicrosoftRefusedException;
import dev.patchbay.microsoft.MicrosoftRefusedException.Kind;
import dev.patchbay.microsoft.MicrosoftUnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns what the SDK and azure-identity throw into our two kinds of failure. What is neither is a
/// bug and goes on as it is.
final class Answers {

    private static final Pattern AADSTS = Pattern.compile("AADSTS[0-9]+");
    private static final int LONGEST = 400;

    private Answers() {}

    /// A question to Microsoft.
    interface Question<T> {
        T ask() throws IOException;
    }

    static <T> T of(Question<T> question)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        try {
            return question.ask();
        } catch (ApiException e) {
            throw unlessUnreachable(e);
        } catch (ClientAuthenticationException e) {
            throw unlessUnreachable(e);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (RuntimeException e) {
            throw unlessUnreachable(e);
        }
    }

    private static MicrosoftRefusedException unlessUnreachable(ApiException e)
            throws MicrosoftUnreachableException {
        var status = e.getResponseStatusCode();
        var error = e instanceof ODataError odata ? odata.getError() : null;
        var code = error == null || error.getCode() == null ? "HTTP " + status : error.getCode();
        var said =
                error == null || error.getMessage() == null
                        ? "status " + status
                        : shown(error.getMessage());
        if (status == 429 || status == 408 || status >= 500 || status == 0) {
            throw new MicrosoftUnreachableException(
                    status == 429
                            ? "Microsoft asks to slow down."
                            : "Microsoft is out of order: %s (%s).".formatted(said, code),
                    status != 429,
                    retryAfter(e));
        }
        return new MicrosoftRefusedException(kind(status), code, said);
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401 -> Kind.CREDENTIAL;
            case 403 -> Kind.PERMISSION;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 410 -> Kind.GONE;
            default -> Kind.OTHER;
        };
    }

    private static Optional<Duration> retryAfter(ApiException e) {
        var values =
                e.getResponseHeaders() == null ? null : e.getResponseHeaders().get("Retry-After");
        return values == null
                ? Optional.empty()
                : values.stream()
                        .filter(value -> value.matches("[0-9]{1,5}"))
                        .findFirst()
                        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static MicrosoftRefusedException unlessUnreachable(RuntimeException e)
            throws MicrosoftUnreachableException {
        Throwable cause = e;
        for (var depth = 0; cause != null && depth < 12; depth++, cause = cause.getCause()) {
            switch (cause) {
                case MsalThrottlingException throttled ->
                        throw new MicrosoftUnreachableException(
                                "Microsoft's sign-in asks to slow down.",
                                false,
                                Optional.of(Duration.ofMillis(throttled.retryInMs())));
                case MsalServiceException service -> {
                    return signIn(service);
                }
                case IOException io -> throw unreachable(io);
                default -> {
                    // somewhere below is what happened
                }
            }
        }
        throw e;
    }

    private static MicrosoftRefusedException signIn(MsalServiceException e)
            throws MicrosoftUnreachableException {
        var status = e.statusCode() == null ? 0 : e.statusCode();
        var said = shown(String.valueOf(e.getMessage()));
        if (status == 429 || status >= 500) {
            throw new MicrosoftUnreachableException(
                    "Microsoft's sign-in is out of order: " + said, false, Optional.empty());
        }
        var code = AADSTS.matcher(said);
        return new MicrosoftRefusedException(
                Kind.CREDENTIAL, code.find() ? code.group() : e.errorCode(), said);
    }

    private static MicrosoftUnreachableException unreachable(IOException e) {
        var said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new MicrosoftUnreachableException(
                "Microsoft does not answer: " + shown(said), true, Optional.empty());
    }

    /// One line that a page can show.
    private static String shown(String text) {
        var line = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
