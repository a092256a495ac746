package dev.patchbay.microsoft.graph;

import com.microsoft.graph.admin.teams.telephonenumbermanagement.TelephoneNumberManagementRequestBuilder;
import com.microsoft.graph.models.teamsadministration.NumberAssignment;
import com.microsoft.graph.models.teamsadministration.NumberAssignmentCollectionResponse;
import com.microsoft.graph.models.teamsadministration.NumberType;
import dev.patchbay.microsoft.HeldNumber;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads all numbers, page by page. Microsoft documents `$skip` here and sends no link to the next
/// page everywhere, so both are followed.
final class NumberReading {

    private static final int PAGE = 1000;

    private final TelephoneNumberManagementRequestBuilder management;
    private int read;
    private @Nullable String link;
    private boolean goesOn = true;

    NumberReading(TelephoneNumberManagementRequestBuilder management) {
        this.management = management;
    }

    boolean goesOn() {
        return goesOn;
    }

    List<HeldNumber> next() {
        var next = link;
        var page =
                next == null
                        ? management
                                .numberAssignments()
                                .get(asked -> {
                                    asked.queryParameters.top = PAGE;
                                    asked.queryParameters.skip = read == 0 ? null : read;
                                })
                        : management.numberAssignments().withUrl(next).get();
        var size = page == null ? 0 : GraphTenant.listed(page.getValue()).size();
        read += size;
        link = page == null ? null : page.getOdataNextLink();
        goesOn = link != null || size == PAGE;
        return held(page);
    }

    static List<HeldNumber> held(@Nullable NumberAssignmentCollectionResponse page) {
        return page == null
                ? List.of()
                : GraphTenant.listed(page.getValue()).stream()
                        .flatMap(NumberReading::held)
                        .toList();
    }

    /// Short numbers and those with an extension are no numbers of a carrier's.
    private static Stream<HeldNumber> held(NumberAssignment assignment) {
        var number = assignment.getTelephoneNumber();
        if (number == null || !PhoneNumber.isE164(number)) {
            return Stream.empty();
        }
        var state = assignment.getActivationState();
        return Stream.of(
                new HeldNumber(
                        new PhoneNumber(number),
                        account(assignment.getAssignmentTargetId()),
                        assignment.getNumberType() == NumberType.DirectRouting,
                        state == null ? "" : state.getValue()));
    }

    /// Whom nobody has, Microsoft writes as an empty text or as zeros.
    private static Optional<UUID> account(@Nullable String id) {
        return Optional.ofNullable(id)
                .filter(text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .filter(uuid -> !uuid.equals(new UUID(0, 0)));
    }
}
