package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.control.RuleBook;

/// What a strict carrier demands, and what it answers whoever does not do so. Where a source says
/// what is refused but not how, the status is ours.
enum Rule implements RuleBook.Written {
    TWILIO_CALLED_BY_NAME(
            Refusal.NOT_FOUND,
            "the Request-URI's host is the trunk's termination name",
            Source.TWILIO),
    TWILIO_NUMBERS_E164(
            Refusal.BAD_REQUEST, "the numbers called and calling are + and digits", Source.TWILIO),
    TWILIO_WITHOUT_REGISTER(
            Refusal.NOT_ALLOWED, "there is no REGISTER: calls are known by address", Source.TWILIO),
    TELNYX_TECH_PREFIX(
            Refusal.FORBIDDEN,
            "the number called begins with the connection's four digits, if it has some",
            Source.TELNYX),
    TELNYX_CALLER_OF_ACCOUNT(
            Refusal.D35,
            "the caller is a number of the account; read from P-Preferred-Identity, or else"
                    + " P-Asserted-Identity, Remote-Party-ID, From, and from one of them only",
            Source.TELNYX),
    TELNYX_WITHHELD_WITH_PRIVACY(
            Refusal.NONE, "a caller who is not to be shown comes with Privacy: id", Source.TELNYX),
    COMPANYFLEX_BY_TCP(Refusal.FORBIDDEN, "requests come by TCP (from memory)", Source.COMPANYFLEX),
    COMPANYFLEX_DOMAIN(
            Refusal.NOT_FOUND,
            "Request-URI and From name the domain, which is apart from the proxy's address",
            Source.COMPANYFLEX),
    COMPANYFLEX_PPI_OF_ACCOUNT(
            Refusal.FORBIDDEN,
            "P-Preferred-Identity is there and is a number of the account",
            Source.COMPANYFLEX),
    COMPANYFLEX_WITHHELD_WITH_PRIVACY(
            Refusal.NONE,
            "a caller who is not to be shown comes with Privacy: id (RFC 3323)",
            Source.COMPANYFLEX),
    CM_WITHHELD_WITH_PRIVACY(
            Refusal.FORBIDDEN,
            "a caller who is not to be shown comes with Privacy: id",
            Source.CM_COM),
    CM_WITHHELD_WITH_PAI(
            Refusal.FORBIDDEN,
            "a caller who is not to be shown comes with P-Asserted-Identity, a number of the"
                    + " account",
            Source.CM_COM),
    CM_PAI_INTERNATIONAL(
            Refusal.NONE,
            "P-Asserted-Identity, where there is one, is international: others cost more",
            Source.CM_COM),
    TWO_TALK_FROM_OF_ACCOUNT(
            Refusal.FORBIDDEN, "From's user is a number of the account", Source.TWO_TALK),
    BULKVS_REFRESH_ANSWERED(
            Refusal.NONE,
            "each re-INVITE that refreshes a call is answered with 200",
            Source.BULKVS),
    BULKVS_CALL_GOES_ON(Refusal.NONE, "no call ends because it was refreshed", Source.BULKVS),
    CLIP_MAIN_NUMBER_IN_PAI(
            Refusal.FORBIDDEN,
            "P-Asserted-Identity is there and holds the account's main number",
            Source.CLIP);

    private enum Refusal {
        /// It is noted and let through.
        NONE(0, ""),
        BAD_REQUEST(400, "Bad Request"),
        FORBIDDEN(403, "Forbidden"),
        D35(403, "Caller Origination Number is Invalid D35"),
        NOT_FOUND(404, "Not Found"),
        NOT_ALLOWED(405, "Method Not Allowed");

        private final int status;
        private final String phrase;

        Refusal(int status, String phrase) {
            this.status = status;
            this.phrase = phrase;
        }
    }

    private static final class Source {
        private static final String TWILIO = "Twilio's documentation of Elastic SIP Trunking";
        private static final String TELNYX = "Telnyx' documentation of caller identity";
        private static final String COMPANYFLEX =
                "Telekom's technical specification 1TR119, its list of changes";
        private static final String CM_COM = "CM.com's documentation of SIP trunks";
        private static final String TWO_TALK = "2talk's documentation of SIP trunks";
        private static final String BULKVS = "dSIPRouter's issue 489";
        private static final String CLIP = "Swyx' knowledge base on German trunks";
    }

    private final Refusal refusal;
    private final String sentence;
    private final String source;

    Rule(Refusal refusal, String sentence, String source) {
        this.refusal = refusal;
        this.sentence = sentence;
        this.source = source;
    }

    /// @return the status of the answer; 0 where the call is let through all the same
    int status() {
        return refusal.status;
    }

    String phrase() {
        return refusal.phrase;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public String source() {
        return source;
    }
}
