package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.control.RuleBook;

/// What Teams demands of an SBC. The source of each is Microsoft's Direct Routing documentation
/// (plan, connect, SIP protocol and media pages) or the RFC named;
/// `docs/protocols/teams-direct-routing.md` tells them in full, with what could not be verified.
enum Rule implements RuleBook.Written {
    CERTIFICATE_COVERS_CONTACT(
            403, "the certificate names the Contact's host (RFC 2818: * is one label)"),
    CERTIFICATE_HAS_RSA_KEY(403, "the certificate's key is RSA with 2048 bits or more"),
    CERTIFICATE_FOR_SERVERS(403, "the certificate's extended key usage has serverAuth"),
    CONTACT_ONE_VALUE(403, "requests that set up a dialog, and OPTIONS, have exactly one Contact"),
    CONTACT_IS_NAME(403, "Contact's host is a name, not an address"),
    CONTACT_NAMES_TENANT(403, "Contact's host is paired with a tenant"),
    CONTACT_BY_TLS(400, "Contact says transport=tls and port 5061"),
    RECORD_ROUTE_LIKE_CONTACT(403, "Record-Route, if there is one, begins with Contact's name"),
    NO_SIPS(400, "no sips: URI"),
    REQUEST_URI_IS_HUB(400, "the Request-URI's host is the hub that was connected to"),
    REQUEST_URI_E164(404, "the Request-URI's number is + and digits"),
    REQUEST_URI_USER_PHONE(400, "the Request-URI says user=phone"),
    FROM_IS_NAME(400, "From's host is a name, not an address"),
    WITHHELD_WITH_PRIVACY(
            0, "From anonymous comes with Privacy: id, and without P-Asserted-Identity (RFC 3323)"),
    FROM_TAG(400, "From has a tag (RFC 3261 8.1.1.3)"),
    VIA_BY_TLS(400, "the top Via says TLS and has an RFC 3261 branch"),
    MAX_FORWARDS_ONCE(400, "Max-Forwards is there once, 0 to 255 (RFC 3261 8.1.1.6)"),
    CONTENT_LENGTH_TRUE(400, "Content-Length is there once and true"),
    LINES_END_CRLF(400, "each header line ends with CR LF, none is folded"),
    NO_REPLACES(403, "no Replaces header"),
    NO_REQUIRED_EXTENSION(420, "nothing in Require, 100rel least of all"),
    ALLOW_PRESENT(400, "Allow is there: the hub reads capabilities from it"),
    ALLOW_WITHOUT_REFER(400, "Allow does not list REFER: transfers are the hub's"),
    NO_PRIVATE_HEADERS(400, "no X- header but X-MS-SBC"),
    OFFER_IN_INVITE(488, "INVITE has an SDP offer"),
    MEDIA_IS_SAVP(488, "audio is RTP/SAVP"),
    MEDIA_HAS_SDES_KEY(488, "a=crypto offers AES_CM_128_HMAC_SHA1_80 with a key of 30 octets"),
    MEDIA_CODEC_KNOWN(488, "a codec of SILK, PCMA, PCMU, G722, G729 is there"),
    MEDIA_HAS_DTMF(488, "telephone-event is offered"),
    MEDIA_ADDRESS_IPV4(488, "c= is an IPv4 address"),
    MEDIA_STAYS(0, "the address of the audio does not change during a call"),
    OPTIONS_WITHOUT_USER(403, "OPTIONS: From and Contact have no user part"),
    OPTIONS_NOT_TOO_OFTEN(0, "OPTIONS come at most once per 60 s to each hub"),
    OPTIONS_ANSWERED(0, "our OPTIONS to Contact's name are answered with 200"),
    RESPONSE_CONTACT_IS_TENANT(0, "answers to our INVITE have the tenant's name in Contact"),
    RESPONSE_ECHOES_RECORD_ROUTE(0, "answers to our INVITE repeat our Record-Route"),
    RESPONSE_WITH_SDES_KEY(0, "the answer to our offer has a usable a=crypto"),
    IN_DIALOG_BY_ROUTE(0, "requests inside a call carry the Route we recorded"),
    IN_DIALOG_TO_CONTACT(
            0, "requests inside a call go to the Contact we gave, every parameter kept"),
    IN_DIALOG_CSEQ_RISES(0, "CSeq rises inside a call (RFC 3261 12.2.1.1)"),
    ACK_IN_TIME(0, "our 200 is acknowledged within 10 s"),
    SRTP_AUTHENTIC(0, "every SRTP packet has a right tag (RFC 3711)"),
    SRTP_FROM_ITS_ADDRESS(0, "SRTP comes from the address and port its SDP names"),
    SRTP_FLOWS(0, "SRTP comes during a call of a second or more");

    private final int refusal;
    private final String sentence;

    /// @param refusal the status the hub answers a first request that breaks the rule with; 0 where
    ///   there is nothing to refuse any more
    Rule(int refusal, String sentence) {
        this.refusal = refusal;
        this.sentence = sentence;
    }

    int refusal() {
        return refusal;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
