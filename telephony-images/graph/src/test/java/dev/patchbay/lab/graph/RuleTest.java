package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void isToldWithItsSourceInTheDocumentation() throws IOException {
        // given
        var page = Path.of("../../docs/protocols/microsoft-graph.md");

        // when
        var rows =
                Files.readAllLines(page).stream().filter(line -> line.startsWith("| `")).toList();
        var rules = rows.stream().filter(row -> row.matches("\\| `[a-z0-9-]+` \\|.*")).toList();

        // then: the same rules in the same order, and something in the column of sources
        assertThat(rules)
                .zipSatisfy(
                        Arrays.asList(Rule.values()),
                        (row, rule) ->
                                assertThat(row)
                                        .startsWith(
                                                "| `%s` | %s | %s | "
                                                        .formatted(
                                                                rule.id(),
                                                                rule.refusal() == 0
                                                                        ? "–"
                                                                        : rule.refusal(),
                                                                rule.sentence()))
                                        .doesNotEndWith("| |")
                                        .doesNotEndWith("|  |"));
    }
}
