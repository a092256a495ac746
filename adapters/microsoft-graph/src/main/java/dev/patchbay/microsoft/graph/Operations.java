package dev.patchbay.microsoft.graph;

import com.microsoft.graph.models.LongRunningOperationStatus;
import com.microsoft.graph.models.teamsadministration.TelephoneNumberLongRunningOperation;
import com.microsoft.graph.models.teamsadministration.TelephoneNumberLongRunningOperationDetails;
import com.microsoft.kiota.ResponseHeaders;
import com.microsoft.kiota.serialization.UntypedObject;
import com.microsoft.kiota.serialization.UntypedString;
import dev.patchbay.microsoft.Progress;
import dev.patchbay.microsoft.Started;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What Microsoft works on. The Location header names it as `operations('…')` or `operations/…`,
/// and the answer about it may come wrapped in a `value` the SDK does not look into.
final class Operations {

    private static final Pattern NAMED =
            Pattern.compile("operations(?:\\('([^']{1,600})'\\)|/([^/?]{1,600}))");

    private Operations() {}

    static Started started(ResponseHeaders headers) {
        var location = headers.get("Location");
        if (location == null || location.isEmpty()) {
            return new Started.Unnamed();
        }
        var found = NAMED.matcher(location.iterator().next());
        if (!found.find()) {
            return new Started.Unnamed();
        }
        var quoted = found.group(1);
        return new Started.AtMicrosoft(
                URLDecoder.decode(
                        // a plus is one here, and no space
                        (quoted == null ? found.group(2) : quoted).replace("+", "%2B"),
                        StandardCharsets.UTF_8));
    }

    static Progress progress(@Nullable TelephoneNumberLongRunningOperation operation) {
        if (operation == null) {
            return new Progress.Unclear();
        }
        var status = operation.getStatus();
        if (status == null) {
            return wrapped(operation.getAdditionalData().get("value"));
        }
        return of(status.getValue(), details(operation));
    }

    private static Progress wrapped(@Nullable Object value) {
        if (!(value instanceof UntypedObject object)) {
            return new Progress.Unclear();
        }
        var fields = object.getValue();
        return fields.get("status") instanceof UntypedString status
                ? of(status.getValue(), Untyped.text(fields.get("numbers"), "statusDetail"))
                : new Progress.Unclear();
    }

    private static Progress of(String status, String detail) {
        return switch (status) {
            case "notStarted", "running" -> new Progress.Running();
            case "succeeded" -> new Progress.Succeeded();
            case "failed" -> new Progress.Failed(detail);
            // skipped, and what Microsoft may think of later
            default -> new Progress.Unclear();
        };
    }

    private static String details(TelephoneNumberLongRunningOperation operation) {
        return GraphTenant.listed(operation.getNumbers()).stream()
                .filter(number -> number.getStatus() != LongRunningOperationStatus.Succeeded)
                .map(TelephoneNumberLongRunningOperationDetails::getStatusDetail)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
