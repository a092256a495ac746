package dev.patchbay.telephony;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// A range of IPv4 addresses, such as `52.112.0.0/14`.
///
/// @param address the first address of the range
/// @param prefix how many leading bits all addresses of the range share
public record Ipv4Network(HostName address, int prefix) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9.]{7,15})/([0-9]{1,2})");

    public Ipv4Network {
        // a range of /0 would admit everybody, which nobody writes into an access list on purpose
        if (!address.isAddress() || prefix < 1 || prefix > 32 || hostBits(address, prefix) != 0) {
            throw refused(address + "/" + prefix);
        }
    }

    public static Ipv4Network parse(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        return new Ipv4Network(new HostName(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /// @param address an address, not a name
    public static Ipv4Network of(HostName address) {
        return new Ipv4Network(address, 32);
    }

    /// @return each address of the range; ask this of small ranges only
    public List<HostName> addresses() {
        var first = bits(address);
        return LongStream.range(first, first + (1L << (32 - prefix)))
                .mapToObj(Ipv4Network::written)
                .toList();
    }

    /// @param shorter a prefix
    /// @return the range of that prefix this one is part of; itself if it is larger
    public Ipv4Network around(int shorter) {
        var bits = Math.min(shorter, prefix);
        return new Ipv4Network(written(bits(address) >> (32 - bits) << (32 - bits)), bits);
    }

    private static HostName written(long bits) {
        return new HostName(
                "%d.%d.%d.%d"
                        .formatted(bits >> 24, (bits >> 16) & 255, (bits >> 8) & 255, bits & 255));
    }

    /// @param other an address, not a name
    public boolean contains(HostName other) {
        return bits(other) >> (32 - prefix) == bits(address) >> (32 - prefix);
    }

    private static long hostBits(HostName address, int prefix) {
        return bits(address) & ((1L << (32 - prefix)) - 1);
    }

    private static long bits(HostName address) {
        var bits = 0L;
        for (var octet : address.value().split("\\.", -1)) {
            bits = (bits << 8) | Integer.parseInt(octet);
        }
        return bits;
    }

    private static InvalidValueException refused(String text) {
        return new InvalidValueException(
                "network",
                text.replaceAll("\\p{Cntrl}", "␀"),
                "the first address of an IPv4 range and its prefix, such as 52.112.0.0/14");
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
