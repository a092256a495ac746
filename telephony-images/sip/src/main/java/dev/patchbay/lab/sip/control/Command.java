package dev.patchbay.lab.sip.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One command line: a word, then `--name value` pairs and lone `--flags`.
public record Command(String word, Map<String, String> values, Set<String> flags) {

    public Command {
        values = Map.copyOf(values);
        flags = Set.copyOf(flags);
    }

    public static Command parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("no command given");
        }
        var values = new HashMap<String, String>();
        var flags = new HashSet<String>();
        for (int i = 1; i < arguments.size(); i++) {
            var name = arguments.get(i);
            if (!name.startsWith("--")) {
                throw new IllegalArgumentException("'%s' (expected: --name)".formatted(name));
            }
            if (i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")) {
                values.put(name.substring(2), arguments.get(++i));
            } else {
                flags.add(name.substring(2));
            }
        }
        return new Command(arguments.getFirst(), values, flags);
    }

    public String value(String name) {
        return optional(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--%s: missing (expected: a value)".formatted(name)));
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public int number(String name, int usual) {
        var text = optional(name).orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    "--%s: '%s' (expected: a number)".formatted(name, text));
        }
        return Integer.parseInt(text);
    }

    public boolean flag(String name) {
        return flags.contains(name);
    }
}
