package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Standing;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Valid domain objects, so that a test says only what it is about.
final class Example {

    static final TeamsTenant ACME = tenant(1, "acme.dr.voiceops.example");
    static final TeamsTenant GLOBEX = tenant(2, "globex.dr.voiceops.example");

    private Example() {}

    static TeamsTenant tenant(long customer, String fqdn) {
        return new TeamsTenant(
                new TenantId(customer),
                new CustomerId(customer),
                new HostName(fqdn),
                true,
                Optional.empty());
    }

    static Trunk staticTrunk(long id, long customer, String... addresses) {
        return connected(
                id,
                customer,
                new StaticPeers(
                        Arrays.stream(addresses).map(it -> SipAddress.udp(it, 5060)).toList()));
    }

    static Trunk connected(long id, long customer, TrunkConnection connection) {
        return new Trunk(
                new TrunkId(id),
                new CustomerId(customer),
                new DisplayName("Trunk " + id),
                true,
                new Country("NO"),
                connection,
                Habits.USUAL,
                Barring.NONE,
                Media.USUAL,
                Optional.empty());
    }

    static Trunk account(long id, long customer) {
        return connected(
                id,
                customer,
                new Registration(
                        SipAddress.udp("registrar.example", 5060),
                        new TrunkAccount("acme", "", new Secret("secret")),
                        Duration.ofMinutes(5)));
    }

    static Trunk disabled(Trunk trunk) {
        return new Trunk(
                trunk.id(),
                trunk.customer(),
                trunk.name(),
                false,
                trunk.country(),
                trunk.connection(),
                trunk.habits(),
                trunk.barring(),
                trunk.media(),
                trunk.preset());
    }

    static Trunk barred(Barring barring, Trunk trunk) {
        return new Trunk(
                trunk.id(),
                trunk.customer(),
                trunk.name(),
                trunk.enabled(),
                trunk.country(),
                trunk.connection(),
                trunk.habits(),
                barring,
                trunk.media(),
                trunk.preset());
    }

    static Trunk with(Media media, Trunk trunk) {
        return new Trunk(
                trunk.id(),
                trunk.customer(),
                trunk.name(),
                trunk.enabled(),
                trunk.country(),
                trunk.connection(),
                trunk.habits(),
                trunk.barring(),
                media,
                trunk.preset());
    }

    static Trunk with(Habits habits, String country, Trunk trunk) {
        return new Trunk(
                trunk.id(),
                trunk.customer(),
                trunk.name(),
                trunk.enabled(),
                new Country(country),
                trunk.connection(),
                habits,
                trunk.barring(),
                trunk.media(),
                trunk.preset());
    }

    static Trunk standing(Trunk trunk, List<Standing> standings) {
        return new Trunk(
                trunk.id(),
                trunk.customer(),
                trunk.name(),
                trunk.enabled(),
                trunk.country(),
                trunk.connection(),
                trunk.habits(),
                trunk.barring(),
                trunk.media(),
                trunk.preset(),
                trunk.whereabouts(),
                standings);
    }

    static TrunkNumber assigned(String number, long trunk) {
        return new TrunkNumber(
                new PhoneNumber(number),
                new TrunkId(trunk),
                Optional.of(new Assignment.TeamsUser("kari@acme.example")));
    }

    static TrunkNumber unassigned(String number, long trunk) {
        return new TrunkNumber(new PhoneNumber(number), new TrunkId(trunk), Optional.empty());
    }

    static RoutingTable table(
            List<TeamsTenant> tenants, List<Trunk> trunks, List<TrunkNumber> numbers) {
        return RoutingTable.of(tenants, trunks, numbers);
    }
}
