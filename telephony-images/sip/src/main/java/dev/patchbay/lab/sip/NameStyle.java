package dev.patchbay.lab.sip;

import java.util.Locale;

/// How header names are written. Microsoft's proxies shout.
public enum NameStyle {
    USUAL,
    UPPERCASE;

    String write(String name) {
        return this == UPPERCASE ? name.toUpperCase(Locale.ROOT) : name;
    }
}
