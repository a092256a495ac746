package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.trunk.Standing;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The order in which a call tries a trunk's accounts and the ways there: the account the caller's
/// number belongs to, then the others as they are written, and those last that the registrar will
/// not have. Each goes first by the way it registers by, which is known to work. Pure.
final class AccountOrder {

    /// An account by a way.
    ///
    /// @param account its place, counted from 0
    /// @param way counted from 1
    record Try(int account, int way) {}

    private static final List<Try> ONLY = List.of(new Try(0, 1));

    private AccountOrder() {}

    /// @param number whose call it is, or empty where nobody knows
    static List<Try> of(Trunk trunk, Registration registration, Optional<PhoneNumber> number) {
        var standings = trunk.accountStandings();
        var ways = trunk.ways().size();
        if (standings.size() == 1 && ways == 1) {
            return ONLY;
        }
        return accounts(registration.accounts(), standings, number)
                .flatMap(account ->
                        ways(standings.get(account).way(), ways).map(way -> new Try(account, way)))
                .toList();
    }

    private static Stream<Integer> accounts(
            List<TrunkAccount> accounts, List<Standing> standings, Optional<PhoneNumber> number) {
        return IntStream.range(0, accounts.size())
                .boxed()
                .sorted(
                        Comparator.<Integer, Boolean>comparing(it -> standings.get(it).refused())
                                .thenComparing(
                                        it -> number.map(accounts.get(it)::claim).orElse(0),
                                        Comparator.reverseOrder()));
    }

    private static Stream<Integer> ways(int inUse, int count) {
        return Stream.concat(
                Stream.of(inUse),
                IntStream.rangeClosed(1, count).filter(way -> way != inUse).boxed());
    }
}
