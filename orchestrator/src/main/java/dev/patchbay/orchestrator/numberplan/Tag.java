package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A word by which numbers are grouped, such as a site. In lower case.
public record Tag(String value) implements Comparable<Tag> {

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._/&-]{0,39}");

    public Tag {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException(
                    "tags",
                    value.replaceAll("\\p{Cntrl}", "␀"),
                    "tags of at most 40 letters, digits, spaces and . _ / & -, each beginning with"
                            + " a letter or digit, with commas between them");
        }
    }

    /// @param typed with commas or semicolons between them
    public static Set<Tag> allOf(String typed) {
        return Arrays.stream(typed.split("[,;]"))
                .filter(it -> !it.isBlank())
                .map(Tag::new)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static String joined(Set<Tag> tags) {
        return tags.stream().map(Tag::value).collect(Collectors.joining(", "));
    }

    @Override
    public int compareTo(Tag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
