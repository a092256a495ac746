package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.orchestrator.routing.GatewayNames;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which trunk a call came or went by, from what the engine wrote down. Pure.
final class TrunkOfCall {

    private static final Pattern FIRST_TARGET = Pattern.compile("\\|trunk:(t[0-9-]{1,30}):");
    private static final Pattern ACCOUNT = Pattern.compile("^t([0-9]{1,18})$");
    private static final Pattern CALLED = Pattern.compile("\\|teams:(\\+[1-9][0-9]{1,14})@");

    private TrunkOfCall() {}

    /// @param owner the trunk a number is on
    /// @return empty for a call that got no route, but one from a registered account
    static Optional<TrunkId> of(CallRecord record, Function<PhoneNumber, Optional<TrunkId>> owner) {
        if (record.direction() == Direction.OUTBOUND) {
            return record.gateway()
                    .flatMap(GatewayNames::trunkOf)
                    .or(() -> firstTarget(record.route()));
        }
        return inbound(record.origin(), record.route(), owner);
    }

    /// @return empty also where the engine does not tell the route
    static Optional<TrunkId> of(ActiveCall call, Function<PhoneNumber, Optional<TrunkId>> owner) {
        return switch (call.direction()) {
            case INBOUND -> inbound(call.origin(), call.route(), owner);
            case OUTBOUND -> firstTarget(call.route());
        };
    }

    private static Optional<TrunkId> inbound(
            String origin, String route, Function<PhoneNumber, Optional<TrunkId>> owner) {
        return account(origin).or(() -> called(route).flatMap(owner));
    }

    /// @return the customer's number: the one called from outside, or the one called out with
    static Optional<PhoneNumber> ownNumber(CallRecord record) {
        return record.direction() == Direction.INBOUND
                ? called(record.route())
                : Optional.of(record.caller()).filter(PhoneNumber::isE164).map(PhoneNumber::new);
    }

    private static Optional<PhoneNumber> called(String route) {
        return CALLED.matcher(route)
                .results()
                .findFirst()
                .map(found -> new PhoneNumber(found.group(1)));
    }

    private static Optional<TrunkId> firstTarget(String route) {
        return FIRST_TARGET
                .matcher(route)
                .results()
                .findFirst()
                .flatMap(found -> GatewayNames.trunkOf(new GatewayName(found.group(1))));
    }

    private static Optional<TrunkId> account(String origin) {
        return ACCOUNT.matcher(origin)
                .results()
                .findFirst()
                .map(found -> new TrunkId(Long.parseLong(found.group(1))));
    }
}
