package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.NameAddress;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.media.Sdp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Judges a first request (INVITE or OPTIONS) as sent. Pure.
final class RequestJudge {

    private static final Set<String> CODECS = Set.of("SILK", "PCMA", "PCMU", "G722", "G729");

    private final Tenants tenants;

    RequestJudge(Tenants tenants) {
        this.tenants = tenants;
    }

    Findings judge(SipMessage request) {
        var findings = new Findings();
        form(request, findings);
        addresses(request, findings);
        contact(request, findings);
        extensions(request, findings);
        if (request.method().equals("INVITE")) {
            callee(request, findings);
            offer(request, findings);
        } else {
            options(request, findings);
        }
        return findings;
    }

    private static void form(SipMessage request, Findings findings) {
        var via = request.topVia();
        findings.look(
                Rule.VIA_BY_TLS,
                via.transport().equals("TLS") && via.branch().startsWith("z9hG4bK"),
                String.join(", ", request.lines("Via")));
        var forwards = request.lines("Max-Forwards");
        findings.look(
                Rule.MAX_FORWARDS_ONCE,
                forwards.size() == 1
                        && forwards.getFirst().matches("[0-9]{1,3}")
                        && Integer.parseInt(forwards.getFirst()) <= 255,
                "Max-Forwards: " + forwards);
        var lengths = request.lines("Content-Length");
        findings.look(
                Rule.CONTENT_LENGTH_TRUE,
                lengths.equals(List.of(Integer.toString(request.body().length))),
                "Content-Length: %s for %d octets".formatted(lengths, request.body().length));
        var head = request.text().split("\r\n\r\n", 2)[0];
        findings.look(
                Rule.LINES_END_CRLF,
                !head.replace("\r\n", "").matches("(?s).*[\r\n].*")
                        && !head.contains("\r\n ")
                        && !head.contains("\r\n\t"),
                "the head of the message");
        findings.look(
                Rule.FROM_TAG,
                !request.from().tag().isEmpty(),
                "From: " + request.first("From").orElse(""));
    }

    private static void addresses(SipMessage request, Findings findings) {
        findings.look(
                Rule.NO_SIPS,
                !request.text().toLowerCase(Locale.ROOT).contains("sips:"),
                request.startLine());
        findings.look(
                Rule.REQUEST_URI_IS_HUB,
                request.requestUri().map(SipUri::host).filter(Names.HUBS::contains).isPresent(),
                request.startLine());
        var from = request.from().host();
        findings.look(
                Rule.FROM_IS_NAME,
                !from.isEmpty() && !SipUri.isAddress(from),
                "From: " + request.first("From").orElse(""));
        if (request.from().user().equals("anonymous")) {
            findings.look(
                    Rule.WITHHELD_WITH_PRIVACY,
                    from.equals("anonymous.invalid")
                            && request.lists("Privacy", "id")
                            && request.lines("P-Asserted-Identity").isEmpty(),
                    "From: %s, Privacy: %s"
                            .formatted(request.first("From").orElse(""), request.lines("Privacy")));
        }
    }

    private void contact(SipMessage request, Findings findings) {
        var values = request.values("Contact");
        var seen = "Contact: " + String.join(", ", values);
        findings.look(Rule.CONTACT_ONE_VALUE, values.size() == 1, seen);
        var host = request.contact().map(NameAddress::host).orElse("");
        findings.look(Rule.CONTACT_IS_NAME, !host.isEmpty() && !SipUri.isAddress(host), seen);
        findings.look(Rule.CONTACT_NAMES_TENANT, tenants.knows(host), seen);
        var byTls =
                request.contact()
                        .flatMap(NameAddress::uri)
                        .filter(uri ->
                                uri.parameter("transport").equalsIgnoreCase("tls")
                                        && uri.port() == 5061)
                        .isPresent();
        findings.look(Rule.CONTACT_BY_TLS, byTls, seen);
        var routes = request.values("Record-Route");
        if (!routes.isEmpty()) {
            findings.look(
                    Rule.RECORD_ROUTE_LIKE_CONTACT,
                    NameAddress.parse(routes.getFirst()).host().equals(host),
                    "Record-Route: " + routes.getFirst());
        }
    }

    private static void extensions(SipMessage request, Findings findings) {
        findings.look(
                Rule.NO_REPLACES,
                request.lines("Replaces").isEmpty(),
                "Replaces: " + request.lines("Replaces"));
        findings.look(
                Rule.NO_REQUIRED_EXTENSION,
                request.values("Require").isEmpty(),
                "Require: " + request.values("Require"));
        var allow = request.values("Allow");
        findings.look(Rule.ALLOW_PRESENT, !allow.isEmpty(), "Allow: " + allow);
        findings.look(
                Rule.ALLOW_WITHOUT_REFER, !request.lists("Allow", "REFER"), "Allow: " + allow);
        var strange = new ArrayList<String>();
        for (var header : request.headers()) {
            var name = header.name().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-") && !name.equals("x-ms-sbc")) {
                strange.add(header.asSent());
            }
        }
        findings.look(Rule.NO_PRIVATE_HEADERS, strange.isEmpty(), String.join(", ", strange));
    }

    private static void callee(SipMessage request, Findings findings) {
        var uri = request.requestUri();
        findings.look(
                Rule.REQUEST_URI_E164,
                uri.map(SipUri::user).orElse("").matches("\\+[1-9][0-9]{6,14}"),
                request.startLine());
        findings.look(
                Rule.REQUEST_URI_USER_PHONE,
                uri.map(it -> it.parameter("user")).orElse("").equals("phone"),
                request.startLine());
    }

    private static void offer(SipMessage request, Findings findings) {
        var offered = request.body().length > 0;
        findings.look(Rule.OFFER_IN_INVITE, offered, "no body");
        if (!offered) {
            return;
        }
        var sdp = Sdp.read(request.bodyText());
        var audio = sdp.audio();
        var seen = request.bodyText().replaceAll("inline:[^ |\r\n]+", "inline:…");
        findings.look(
                Rule.MEDIA_IS_SAVP,
                audio.filter(media -> media.profile().equals("RTP/SAVP")).isPresent(),
                seen);
        findings.look(
                Rule.MEDIA_HAS_SDES_KEY, audio.flatMap(Sdp.Media::usableCrypto).isPresent(), seen);
        var codecs =
                audio.stream()
                        .flatMap(media -> media.formats().stream().map(media::encoding))
                        .toList();
        findings.look(
                Rule.MEDIA_CODEC_KNOWN,
                codecs.stream().anyMatch(CODECS::contains),
                "codecs: " + codecs);
        findings.look(Rule.MEDIA_HAS_DTMF, codecs.contains("TELEPHONE-EVENT"), "codecs: " + codecs);
        findings.look(
                Rule.MEDIA_ADDRESS_IPV4,
                sdp.audioAddress().filter(it -> it.matches("[0-9]+(\\.[0-9]+){3}")).isPresent(),
                "c=" + sdp.audioAddress().orElse(""));
    }

    private static void options(SipMessage request, Findings findings) {
        findings.look(
                Rule.OPTIONS_WITHOUT_USER,
                request.from().user().isEmpty()
                        && request.contact().map(NameAddress::user).orElse("").isEmpty(),
                "From: " + request.first("From").orElse(""));
    }
}
