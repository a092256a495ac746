package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.SipMessage.Header;
import java.util.List;
import java.util.Optional;

/// What Teams says of who calls, by the settings of gateway and tenant (fact: public traces, and
/// Microsoft's page of `Set-CsOnlinePSTNGateway`).
enum Calling {
    /// A display name without quotes, as seen in traces.
    USUAL {
        @Override
        String from(String number) {
            return "Kari Nordmann<sip:%s@%s:5061;user=phone>"
                    .formatted(number, Names.HUBS.getFirst());
        }

        @Override
        List<Header> headers(String number) {
            return List.of();
        }
    },
    /// ForwardPai, and the tenant hides its numbers.
    WITHHELD {
        @Override
        String from(String number) {
            return "\"Anonymous\"<sip:anonymous@anonymous.invalid>";
        }

        @Override
        List<Header> headers(String number) {
            return List.of(
                    header(
                            "P-Asserted-Identity",
                            "<tel:%s>,<sip:kari@acme.example>".formatted(number)),
                    header("Privacy", "id"));
        }
    },
    /// An emergency call of a user whose place Teams knows.
    LOCATED {
        @Override
        String from(String number) {
            return USUAL.from(number);
        }

        @Override
        List<Header> headers(String number) {
            return List.of(header("Geolocation", "<cid:caller@patchbay-lab>"));
        }

        @Override
        Optional<String> location() {
            return Optional.of(
                    """
                    <?xml version="1.0" encoding="utf-8"?>
                    <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="pres:caller@acme.example">
                    <tuple id="0"><status><geopriv xmlns="urn:ietf:params:xml:ns:pidf:geopriv10">
                    <location-info><civicAddress xmlns="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr">
                    <country>NO</country><A3>Oslo</A3><RD>Karl Johans gate</RD><HNO>1</HNO>
                    </civicAddress></location-info><usage-rules/></geopriv></status></tuple></presence>\
                    """);
        }
    },
    /// ForwardCallHistory, and the user's calls are forwarded to outside.
    FORWARDED {
        @Override
        String from(String number) {
            return USUAL.from(number);
        }

        @Override
        List<Header> headers(String number) {
            var hub = Names.HUBS.getFirst();
            return List.of(
                    header(
                            "History-Info",
                            ("<sip:+4722000101@%s;user=phone?Reason=SIP;cause=302;"
                                            + "text=\"Moved Temporarily\">;index=1")
                                    .formatted(hub)),
                    header("Referred-By", "<sip:+4722000101@%s>".formatted(hub)));
        }
    };

    /// Where the caller is, as Teams sends it with emergency calls if the gateway is set to take it
    /// (`PidfLoSupported`).
    Optional<String> location() {
        return Optional.empty();
    }

    abstract String from(String number);

    abstract List<Header> headers(String number);

    private static Header header(String name, String value) {
        return new Header(name, value, "");
    }
}
