package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.NumberEvent.What;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class StoredRemarks implements NumberRemarks {

    private final StoredNumbers stored;
    private final NumberNews news;
    private final JdbcTemplate jdbc;

    StoredRemarks(StoredNumbers stored, NumberNews news, JdbcTemplate jdbc) {
        this.stored = stored;
        this.news = news;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<PhoneNumber, RemarkedNumber> of(Collection<PhoneNumber> numbers) {
        return stored.remarked(numbers);
    }

    @Override
    public void remark(PhoneNumber number, Set<Tag> tags, Note note) {
        var changed =
                jdbc.update(
                        "update trunk_number set note = ? where e164 = ?",
                        note.value(),
                        number.e164());
        if (changed == 0) {
            throw new InvalidValueException("number", number.e164(), "a number that exists");
        }
        jdbc.update("delete from number_tag where e164 = ?", number.e164());
        tags.forEach(tag ->
                jdbc.update(
                        "insert into number_tag (tag, e164) values (?, ?)",
                        tag.value(),
                        number.e164()));
        news.tell(Set.of(number), What.REMARKED, Tag.joined(tags));
    }
}
