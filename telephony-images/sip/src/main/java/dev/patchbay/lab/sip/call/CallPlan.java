package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipMessage.Header;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A call to be placed.
///
/// @param from the value of From, without a tag
/// @param host whom to connect to; for TLS also the name its certificate must cover
/// @param extra further headers, in order
/// @param location where the caller is, as PIDF-LO (RFC 4119), to be sent beside the offer
/// @param patience how long it may ring before we cancel
/// @param talk how long to stay connected; empty means until told or until the far end hangs up
public record CallPlan(
        String name,
        String requestUri,
        String from,
        String to,
        String protocol,
        String host,
        int port,
        List<Header> extra,
        Optional<String> location,
        Duration patience,
        Optional<Duration> talk) {

    public CallPlan {
        extra = List.copyOf(extra);
    }

    /// Beside the offer, in one body (RFC 5621).
    String bodyType() {
        return location.isEmpty() ? "application/sdp" : "multipart/mixed;boundary=patchbay-lab";
    }

    String body(String offer) {
        return location.map(place ->
                        """
                        --patchbay-lab
                        Content-Type: application/sdp

                        %s
                        --patchbay-lab
                        Content-Type: application/pidf+xml
                        Content-ID: <caller@patchbay-lab>

                        %s
                        --patchbay-lab--
                        """
                                .replace("\n", "\r\n")
                                .formatted(offer, place))
                .orElse(offer);
    }
}
