package dev.patchbay.lab.graph;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A number of a tenant, and whose it is.
///
/// @param target the object id of the holder, empty if nobody holds it; the object need not exist
/// @param onPremises the number is mastered in the customer's own Active Directory
record Line(
        String number,
        String numberType,
        String target,
        String category,
        Place place,
        boolean onPremises) {

    /// @param lookupOptions `reverseNumberLookupOptions`
    record Place(String locationId, String networkSiteId, List<String> lookupOptions) {

        static final Place NONE = new Place("", "", List.of());

        Place {
            lookupOptions = List.copyOf(lookupOptions);
        }
    }

    static Line free(String number, String numberType) {
        return new Line(number, numberType, "", "primary", Place.NONE, false);
    }

    boolean assigned() {
        return !target.isEmpty();
    }

    Line heldBy(String holder, String how, String locationId) {
        return new Line(
                number,
                numberType,
                holder,
                how,
                locationId.isEmpty()
                        ? place
                        : new Place(locationId, place.networkSiteId(), place.lookupOptions()),
                onPremises);
    }

    Line released() {
        return new Line(number, numberType, "", "primary", place, onPremises);
    }

    Line at(Place elsewhere) {
        return new Line(number, numberType, target, category, elsewhere, onPremises);
    }

    /// Its id in Graph. The real ones are opaque, and so is this one to whoever does not look
    /// closely.
    String id() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(number.getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<String> numberOf(String id) {
        try {
            return Optional.of(
                    new String(Base64.getUrlDecoder().decode(id), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
