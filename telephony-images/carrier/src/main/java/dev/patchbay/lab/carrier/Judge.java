package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.NameAddress;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a REGISTER or a first INVITE against the rules of a kind of carrier. Pure.
final class Judge {

    private static final String E164 = "\\+[1-9][0-9]{6,14}";
    private static final String PAI = "P-Asserted-Identity";
    private static final String PPI = "P-Preferred-Identity";

    private final Kind kind;
    private final SipMessage request;
    private final List<Finding> findings = new ArrayList<>();

    private Judge(Kind kind, SipMessage request) {
        this.kind = kind;
        this.request = request;
    }

    /// @param protocol what it came over, as written in Via
    static List<Finding> judge(Kind kind, SipMessage request, String protocol) {
        var judge = new Judge(kind, request);
        if (request.method().equals("INVITE")) {
            judge.invite(protocol);
        } else {
            judge.register(protocol);
        }
        return List.copyOf(judge.findings);
    }

    private void register(String protocol) {
        switch (kind) {
            case TWILIO ->
                    look(Rule.TWILIO_WITHOUT_REGISTER, false, "REGISTER " + header("Contact"));
            case COMPANYFLEX -> reached(protocol);
            case USUAL,
                    TELNYX,
                    CM_COM,
                    TWO_TALK,
                    BULKVS,
                    CLIP_NO_SCREENING,
                    FIRST_PEER,
                    SECOND_PEER -> {}
        }
    }

    private void invite(String protocol) {
        switch (kind) {
            case TWILIO -> twilio();
            case TELNYX -> telnyx();
            case COMPANYFLEX -> {
                reached(protocol);
                var ppi = told(PPI);
                look(
                        Rule.COMPANYFLEX_PPI_OF_ACCOUNT,
                        ppi.filter(kind::owns).isPresent(),
                        header(PPI));
                withheldWithPrivacy(Rule.COMPANYFLEX_WITHHELD_WITH_PRIVACY);
            }
            case CM_COM -> cm();
            case TWO_TALK ->
                    look(
                            Rule.TWO_TALK_FROM_OF_ACCOUNT,
                            kind.owns(request.from().user()),
                            header("From"));
            case CLIP_NO_SCREENING ->
                    look(
                            Rule.CLIP_MAIN_NUMBER_IN_PAI,
                            told(PAI).filter(kind.mainNumber()::equals).isPresent(),
                            header(PAI));
            case USUAL, BULKVS, FIRST_PEER, SECOND_PEER -> {}
        }
    }

    private void twilio() {
        look(Rule.TWILIO_CALLED_BY_NAME, host().equals(kind.domain()), request.startLine());
        look(
                Rule.TWILIO_NUMBERS_E164,
                called().matches(E164) && (withheld() || request.from().user().matches(E164)),
                request.startLine() + ", " + header("From"));
    }

    private void telnyx() {
        look(Rule.TELNYX_TECH_PREFIX, called().startsWith(kind.techPrefix()), request.startLine());
        var read =
                List.of(PPI, PAI, "Remote-Party-ID", "From").stream()
                        .filter(name -> request.first(name).isPresent())
                        .findFirst()
                        .orElse("From");
        look(
                Rule.TELNYX_CALLER_OF_ACCOUNT,
                told(read).filter(kind::owns).isPresent(),
                header(read));
        withheldWithPrivacy(Rule.TELNYX_WITHHELD_WITH_PRIVACY);
    }

    private void cm() {
        withheldWithPrivacy(Rule.CM_WITHHELD_WITH_PRIVACY);
        var told = told(PAI);
        if (withheld()) {
            look(Rule.CM_WITHHELD_WITH_PAI, told.filter(kind::owns).isPresent(), header(PAI));
        }
        told.ifPresent(who -> look(Rule.CM_PAI_INTERNATIONAL, who.matches(E164), header(PAI)));
    }

    private void reached(String protocol) {
        look(Rule.COMPANYFLEX_BY_TCP, protocol.equals("TCP"), protocol);
        look(
                Rule.COMPANYFLEX_DOMAIN,
                host().equals(kind.domain())
                        && (withheld() || request.from().host().equals(kind.domain())),
                request.startLine() + ", " + header("From"));
    }

    private void withheldWithPrivacy(Rule rule) {
        if (withheld()) {
            look(rule, request.lists("Privacy", "id"), header("Privacy"));
        }
    }

    private boolean withheld() {
        return request.from().user().equals("anonymous");
    }

    private String called() {
        return request.requestUri().map(SipUri::user).orElse("");
    }

    private String host() {
        return request.requestUri().map(SipUri::host).orElse("");
    }

    /// @return who is told there, of several the first
    private Optional<String> told(String header) {
        return request.values(header).stream()
                .findFirst()
                .map(NameAddress::parse)
                .map(NameAddress::user);
    }

    private String header(String name) {
        return name + ": " + String.join(", ", request.lines(name));
    }

    private void look(Rule rule, boolean kept, String seen) {
        findings.add(new Finding(rule, kept, seen));
    }
}
