package dev.patchbay.orchestrator.admin;

import static dev.patchbay.orchestrator.admin.TrunkForm.number;
import static dev.patchbay.orchestrator.admin.TrunkForm.text;
import static dev.patchbay.orchestrator.admin.TrunkForm.transport;

import dev.patchbay.orchestrator.trunk.StaticPeer;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The addresses of a static trunk as typed, and what belongs to them.
///
/// @param peerRetype whether a password was typed that is lost, because it is not sent back
record StaticForm(
        @Nullable String peers,
        @Nullable String alsoFrom,
        @Nullable String peerLogin,
        @Nullable String peerPassword,
        @Nullable String peerRetype,
        @Nullable String probeSeconds,
        @Nullable String probeFailures,
        @Nullable String probeSuccesses,
        @Nullable String next404,
        @Nullable String next480) {

    static final StaticForm EMPTY = new StaticForm("", "", "", "", "", "30", "1", "1", "", "");

    private static final Pattern SHARE = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

    static StaticForm of(StaticPeers known) {
        return new StaticForm(
                lines(known.peers()),
                rangeLines(known.alsoFrom()),
                known.login().map(Login::username).orElse(""),
                "",
                "",
                Integer.toString(known.probing().everySeconds()),
                Integer.toString(known.probing().failuresUntilDown()),
                Integer.toString(known.probing().successesUntilUp()),
                Boolean.toString(known.nextOn().contains(404)),
                Boolean.toString(known.nextOn().contains(480)));
    }

    private static String lines(List<StaticPeer> peers) {
        var lines = new ArrayList<String>();
        for (var peer : peers) {
            var inOrder = peer.priority() == lines.size() + 1 && peer.weight() == 1;
            lines.add(
                    line(peer.address())
                            + (inOrder ? "" : " %d/%d".formatted(peer.priority(), peer.weight())));
        }
        return String.join("\n", lines);
    }

    static String line(SipAddress address) {
        var unsaid = address.byDns() ? SipTransport.ANY : SipTransport.UDP;
        return address.hostAndPort()
                + (address.transport() == unsaid ? "" : " " + address.transport());
    }

    static String rangeLines(List<Ipv4Network> ranges) {
        return ranges.stream().map(StaticForm::line).collect(Collectors.joining("\n"));
    }

    private static String line(Ipv4Network range) {
        return range.prefix() == 32 ? range.address().value() : range.toString();
    }

    /// @param before the password there is, used when the field was left empty
    StaticPeers connection(Optional<Secret> before) {
        return new StaticPeers(
                typedPeers(),
                ranges(alsoFrom),
                login(before),
                probing(),
                nextOn().collect(Collectors.toSet()));
    }

    private List<StaticPeer> typedPeers() {
        try {
            var typed = new ArrayList<StaticPeer>();
            for (var line : filled(peers)) {
                typed.add(peer(line, typed.size() + 1));
            }
            // what is wrong with them together is said of this field as well
            return new StaticPeers(typed, List.of(), Optional.empty(), Probing.USUAL, Set.of())
                    .peers();
        } catch (InvalidValueException e) {
            // one field holds all addresses, so whatever is wrong with one is said there
            throw new InvalidValueException("peers", text(peers), e.expected() + " on each line");
        }
    }

    static List<String> filled(@Nullable String lines) {
        return text(lines).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static StaticPeer peer(String line, int place) {
        var words = List.of(line.split("\\s+", -1));
        var share = SHARE.matcher(words.getLast());
        var shared = words.size() > 1 && share.matches();
        return new StaticPeer(
                address(line, shared ? words.subList(0, words.size() - 1) : words),
                shared ? Integer.parseInt(share.group(1)) : place,
                shared ? Integer.parseInt(share.group(2)) : 1);
    }

    static SipAddress address(String line) {
        return address(line, List.of(line.split("\\s+", -1)));
    }

    private static SipAddress address(String line, List<String> words) {
        var place = words.getFirst().split(":", -1);
        if (words.size() > 2 || place.length > 2) {
            throw new InvalidValueException(
                    "peers", line, "an address such as 203.0.113.10:5060 TCP 1/50, or a name");
        }
        return SipAddress.of(
                new HostName(place[0]),
                place.length < 2 ? Optional.empty() : Optional.of(number("peers", place[1])),
                words.size() < 2 ? Optional.empty() : Optional.of(transport(words.get(1))));
    }

    static List<Ipv4Network> ranges(@Nullable String typed) {
        return filled(typed).stream().map(StaticForm::range).toList();
    }

    private static Ipv4Network range(String line) {
        try {
            return line.contains("/")
                    ? Ipv4Network.parse(line)
                    : Ipv4Network.of(new HostName(line));
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    "alsoFrom",
                    line.replaceAll("\\p{Cntrl}", "␀"),
                    "an IPv4 address, or the first address of a range and its prefix, such as"
                            + " 203.0.113.0/28, on each line");
        }
    }

    private Optional<Login> login(Optional<Secret> before) {
        if (text(peerLogin).isEmpty()) {
            return Optional.empty();
        }
        try {
            var typed = Retyped.typed("password", peerPassword, peerRetype);
            return Optional.of(
                    new Login(
                            text(peerLogin),
                            typed.isEmpty() && before.isPresent()
                                    ? before.get()
                                    : new Secret(typed)));
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    e.field().equals("password") ? "peerPassword" : "peerLogin",
                    text(peerLogin),
                    e.expected());
        }
    }

    /// @return whether the form, when it comes back, lacks a password that was typed
    public boolean passwordLost() {
        return Retyped.lost(peerPassword, peerRetype);
    }

    private Probing probing() {
        return new Probing(
                number("probeSeconds", text(probeSeconds)),
                number("probeFailures", text(probeFailures)),
                number("probeSuccesses", text(probeSuccesses)));
    }

    private Stream<Integer> nextOn() {
        return Stream.concat(
                text(next404).equals("true") ? Stream.of(404) : Stream.of(),
                text(next480).equals("true") ? Stream.of(480) : Stream.of());
    }

    @Override
    public String toString() {
        return "StaticForm[%s]".formatted(peers);
    }
}
