package dev.patchbay.orchestrator.trunk;

import static java.util.stream.Collectors.toMap;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.secret.SecretCipher;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.RootCertificate;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.Srtp;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/// Both kinds of trunk in one table. The addresses are the peers of a static trunk, or the one
/// registrar of a registration, which is told by its accounts.
@Entity
@Table(name = "trunk")
class TrunkRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "customer_id")
    long customer;

    String name = "";
    boolean enabled = true;
    String country = "";

    @Column(name = "refresh_seconds")
    @Nullable Integer refreshSeconds;

    @Enumerated(EnumType.STRING)
    @Column(name = "called_format")
    NumberFormat calledFormat = NumberFormat.E164;

    @Enumerated(EnumType.STRING)
    @Column(name = "caller_format")
    NumberFormat callerFormat = NumberFormat.E164;

    @Enumerated(EnumType.STRING)
    @Column(name = "caller_placement")
    CallerPlacement callerPlacement = CallerPlacement.FROM;

    @Nullable String account;

    @Column(name = "tech_prefix")
    String techPrefix = "";

    @Column(name = "sip_domain")
    @Nullable String sipDomain;

    @Enumerated(EnumType.STRING)
    @Column(name = "diversion_told")
    Diverting.Told diversionTold = Diverting.USUAL.told();

    @Enumerated(EnumType.STRING)
    @Column(name = "forwarded_shown")
    Diverting.Shown forwardedShown = Diverting.USUAL.shown();

    @Column(name = "diversion_to_teams")
    boolean diversionToTeams;

    @Nullable String preset;

    @Column(name = "bar_premium")
    boolean barPremium;

    @Column(name = "bar_abroad")
    boolean barAbroad;

    @Column(name = "barred_prefixes")
    String barredPrefixes = "";

    @Embedded StaticValue known = new StaticValue();

    @Embedded MannerValue manner = new MannerValue();

    String codecs = Media.named(Media.USUAL.codecs());

    @Enumerated(EnumType.STRING)
    Srtp srtp = Srtp.OFF;

    @Enumerated(EnumType.STRING)
    Dtmf dtmf = Dtmf.RFC4733;

    @Enumerated(EnumType.STRING)
    @Column(name = "session_timer")
    SessionTimer sessionTimer = SessionTimer.NONE;

    @Column(name = "longest_seconds")
    @Nullable Integer longestSeconds;

    @Column(name = "carrier_root")
    @Nullable String carrierRoot;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "trunk_address", joinColumns = @JoinColumn(name = "trunk_id"))
    @OrderColumn(name = "place")
    @BatchSize(size = 200)
    List<PeerValue> addresses = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "trunk_name", joinColumns = @JoinColumn(name = "trunk_id"))
    @OrderColumn(name = "place")
    @BatchSize(size = 200)
    List<NameValue> names = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "trunk_account", joinColumns = @JoinColumn(name = "trunk_id"))
    @OrderColumn(name = "place")
    @BatchSize(size = 200)
    List<AccountValue> accounts = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @CollectionTable(name = "trunk_proxy", joinColumns = @JoinColumn(name = "trunk_id"))
    @OrderColumn(name = "place")
    @BatchSize(size = 200)
    List<ProxyValue> proxies = new ArrayList<>();

    void put(TrunkSettings settings, SecretCipher cipher) {
        name = settings.name().value();
        country = settings.country().code();
        preset = settings.preset().orElse(null);
        put(settings.connection(), cipher);
        put(settings.barring());
        put(settings.media());
        put(settings.habits().checkedFor(settings.connection()));
    }

    private void put(Barring barring) {
        barPremium = barring.premium();
        barAbroad = barring.abroad();
        barredPrefixes = String.join("\n", barring.prefixes());
    }

    private void put(Media media) {
        codecs = Media.named(media.codecs());
        srtp = media.srtp();
        dtmf = media.dtmf();
        sessionTimer = media.sessionTimer();
        longestSeconds = media.longest().map(it -> (int) it.toSeconds()).orElse(null);
        carrierRoot = media.root().map(RootCertificate::pem).orElse(null);
    }

    private void put(Habits habits) {
        calledFormat = habits.called();
        callerFormat = habits.caller();
        callerPlacement = habits.placement();
        account = habits.account().orElse(null);
        techPrefix = habits.techPrefix();
        sipDomain = habits.domain().map(HostName::value).orElse(null);
        diversionTold = habits.diverting().told();
        forwardedShown = habits.diverting().shown();
        diversionToTeams = habits.diverting().toTeams();
    }

    private void put(TrunkConnection connection, SecretCipher cipher) {
        switch (connection) {
            case Registration registration -> {
                refreshSeconds = (int) registration.refreshEvery().toSeconds();
                known = StaticValue.of(registration.alsoFrom());
                manner = MannerValue.of(registration.manner());
                replace(accounts, accounts(registration, cipher));
                replace(addresses, List.of(PeerValue.of(registration.registrar())));
                replace(proxies, registration.proxies().stream().map(ProxyValue::of).toList());
            }
            case StaticPeers peers -> {
                refreshSeconds = null;
                known = StaticValue.of(peers, cipher);
                manner = new MannerValue();
                replace(accounts, List.of());
                replace(addresses, peers.peers().stream().map(PeerValue::of).toList());
                replace(proxies, List.of());
            }
        }
    }

    /// An account that stays stands as it did, as long as the ways there are the same.
    private List<AccountValue> accounts(Registration registration, SecretCipher cipher) {
        var before =
                !accounts.isEmpty()
                                && connection(cipher) instanceof Registration there
                                && there.ways().equals(registration.ways())
                        ? accounts.stream()
                                .collect(toMap(it -> it.username, AccountValue::toStanding))
                        : Map.<String, Standing>of();
        return registration.accounts().stream()
                .map(it ->
                        AccountValue.of(
                                it, before.getOrDefault(it.username(), Standing.USUAL), cipher))
                .toList();
    }

    /// @return whether that is new, and about the accounts there are
    boolean stand(List<Standing> standings) {
        if (accounts.size() != standings.size()
                || accounts.stream().map(AccountValue::toStanding).toList().equals(standings)) {
            return false;
        }
        for (var place = 0; place < standings.size(); place++) {
            accounts.get(place).put(standings.get(place));
        }
        return true;
    }

    private static <T> void replace(List<T> there, List<T> values) {
        there.clear();
        there.addAll(values);
    }

    /// Of names that stay, what is known stays as well.
    void told(List<SipAddress> named, List<Answer> answers) {
        var before = lookUps();
        var values =
                named.stream()
                        .map(place ->
                                known(place, before, answers).orElseGet(() -> LookUp.due(place)))
                        .map(NameValue::of)
                        .toList();
        names.clear();
        names.addAll(values);
    }

    private static Optional<LookUp> known(
            SipAddress place, List<LookUp> before, List<Answer> answers) {
        var was = before.stream().filter(it -> it.place().equals(place)).findFirst();
        return answers.stream()
                .filter(it -> it.place().equals(place))
                .findFirst()
                .map(answer -> LookUp.after(was, answer))
                .or(() -> was);
    }

    List<LookUp> lookUps() {
        return names.stream().map(NameValue::toLookUp).toList();
    }

    Whereabouts whereabouts() {
        return new Whereabouts(
                lookUps().stream().flatMap(known -> known.found().stream()).toList());
    }

    TrunkId trunkId() {
        return new TrunkId(Objects.requireNonNull(id));
    }

    Trunk toTrunk(SecretCipher cipher) {
        return new Trunk(
                trunkId(),
                new CustomerId(customer),
                new DisplayName(name),
                enabled,
                new Country(country),
                connection(cipher),
                new Habits(
                        calledFormat,
                        callerFormat,
                        callerPlacement,
                        Optional.ofNullable(account),
                        techPrefix,
                        Optional.ofNullable(sipDomain).map(HostName::new),
                        new Diverting(diversionTold, forwardedShown, diversionToTeams)),
                new Barring(barPremium, barAbroad, barredPrefixes.lines().toList()),
                new Media(
                        Media.codecsIn(codecs),
                        srtp,
                        dtmf,
                        sessionTimer,
                        Optional.ofNullable(longestSeconds).map(Duration::ofSeconds),
                        Optional.ofNullable(carrierRoot).map(RootCertificate::new)),
                Optional.ofNullable(preset),
                whereabouts(),
                accounts.stream().map(AccountValue::toStanding).toList());
    }

    private TrunkConnection connection(SecretCipher cipher) {
        return accounts.isEmpty()
                ? known.toConnection(addresses.stream().map(PeerValue::toPeer).toList(), cipher)
                : new Registration(
                        addresses.getFirst().toAddress(),
                        accounts.stream().map(it -> it.toAccount(cipher)).toList(),
                        proxies.stream().map(ProxyValue::toAddress).toList(),
                        Duration.ofSeconds(Objects.requireNonNull(refreshSeconds)),
                        manner.toManner(),
                        known.ranges());
    }
}
