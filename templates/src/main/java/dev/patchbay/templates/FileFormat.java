package dev.patchbay.templates;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What may be put into one format's files as a value.
///
/// @param name the format, as it appears in messages
/// @param allowed the whole of a value that the format reads back as it was written, wherever a
///   template may place it
/// @param expected the same in words
/// @param written how an allowed value is spelled in the file
record FileFormat(String name, Pattern allowed, String expected, UnaryOperator<String> written) {

    FileFormat(String name, String allowed, String expected, UnaryOperator<String> written) {
        this(name, Pattern.compile(allowed), expected, written);
    }

    static FileFormat of(String name, String allowed, String expected) {
        return new FileFormat(name, allowed, expected, UnaryOperator.identity());
    }

    boolean reads(String value) {
        return allowed.matcher(value).matches();
    }
}
