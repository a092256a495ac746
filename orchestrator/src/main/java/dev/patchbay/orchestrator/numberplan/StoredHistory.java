package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.NumberEvent.What;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class StoredHistory implements NumberHistory {

    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 100;

    /// What happened to one number.
    record Entry(PhoneNumber number, What what, String detail) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;

    StoredHistory(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Who is signed in where this is called.
    static String whoever() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName)
                .orElse("patchbay");
    }

    void add(String who, List<Entry> entries) {
        var now = OffsetDateTime.now(clock);
        ManyRows.insert(
                jdbc,
                "number_event (e164, happened, who, what, detail)",
                entries.stream()
                        .map(it ->
                                new @Nullable Object[] {
                                    it.number().e164(),
                                    now,
                                    cut(who, LONGEST_NAME),
                                    it.what().name(),
                                    cut(it.detail(), LONGEST)
                                })
                        .toList());
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    @Override
    @Transactional(readOnly = true)
    public List<NumberEvent> of(PhoneNumber number, int most) {
        return jdbc.query(
                """
                select happened, who, what, detail from number_event where e164 = ?
                order by id desc limit ?
                """,
                (row, _) ->
                        new NumberEvent(
                                number,
                                row.getObject("happened", OffsetDateTime.class).toInstant(),
                                row.getString("who"),
                                What.valueOf(row.getString("what")),
                                row.getString("detail")),
                number.e164(),
                most);
    }
}
