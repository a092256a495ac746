package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.NumberEvent.What;
import dev.patchbay.orchestrator.numberplan.StoredHistory.Entry;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Puts what happens to numbers into their history and tells whoever listens.
@Component
class NumberNews {

    private final StoredHistory history;
    private final ApplicationEventPublisher events;

    NumberNews(StoredHistory history, ApplicationEventPublisher events) {
        this.history = history;
        this.events = events;
    }

    /// By whoever is signed in here.
    void tell(Collection<PhoneNumber> numbers, What what, String detail) {
        tell(
                StoredHistory.whoever(),
                numbers.stream().map(it -> new Entry(it, what, detail)).toList());
    }

    void tell(String who, List<Entry> entries) {
        if (!entries.isEmpty()) {
            history.add(who, entries);
            events.publishEvent(
                    new NumbersChanged(
                            entries.stream().map(Entry::number).collect(Collectors.toSet())));
        }
    }
}
