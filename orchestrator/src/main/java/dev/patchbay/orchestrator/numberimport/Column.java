package dev.patchbay.orchestrator.numberimport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a column of a file can be about, and how people head it.
enum Column {
    NUMBER(
            "number phonenumber telephonenumber telephone phone tel e164 did ddi msisdn lineuri nummer telefonnummer telefon rufnummer numéro número"),
    CUSTOMER("customer company organisation organization client kunde kundenavn"),
    TRUNK("trunk siptrunk trunkname carrier gateway"),
    STATE("state status"),
    TYPE("type kind assignmenttype usertype numbertype"),
    TARGET(
            "target user username userprincipalname upn account assignedto assignee email mail bruker benutzer"),
    TAGS("tags tag label labels site location"),
    NOTE("note notes comment comments description remark remarks");

    private final String headings;

    Column(String headings) {
        this.headings = headings;
    }

    /// As a file of ours heads it.
    String heading() {
        return headings.split(" ", 2)[0];
    }

    static Optional<Column> headed(String cell) {
        var plain = cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return Arrays.stream(values())
                .filter(it -> List.of(it.headings.split(" ")).contains(plain))
                .findFirst();
    }
}
