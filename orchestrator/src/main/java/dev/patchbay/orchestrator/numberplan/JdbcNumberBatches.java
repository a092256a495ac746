package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.NumberEvent.What;
import dev.patchbay.orchestrator.numberplan.StoredHistory.Entry;
import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class JdbcNumberBatches implements NumberBatches {

    private final BatchJudge judge;
    private final BatchWriter writer;
    private final Thousands thousands;
    private final NumberNews news;

    JdbcNumberBatches(BatchJudge judge, BatchWriter writer, Thousands thousands, NumberNews news) {
        this.judge = judge;
        this.writer = writer;
        this.thousands = thousands;
        this.news = news;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Outcome> judge(List<Wanted> wanted) {
        return judge.outcomes(wanted).stream().map(BatchJudge.Judged::outcome).toList();
    }

    @Override
    public List<Outcome> store(List<Wanted> wanted, String who) {
        var judged = judge.outcomes(wanted);
        var added = with(judged, Outcome.Added.class);
        var changed = with(judged, Outcome.Changed.class);
        thousands.add(numbers(added));
        writer.insert(added);
        writer.update(changed);
        news.tell(who, happened(added, changed));
        return judged.stream().map(BatchJudge.Judged::outcome).toList();
    }

    private static List<BatchJudge.Judged> with(
            List<BatchJudge.Judged> judged, Class<? extends Outcome> kind) {
        return judged.stream().filter(it -> kind.isInstance(it.outcome())).toList();
    }

    private static List<PhoneNumber> numbers(List<BatchJudge.Judged> judged) {
        return judged.stream().map(it -> it.wanted().number()).toList();
    }

    private static List<Entry> happened(
            List<BatchJudge.Judged> added, List<BatchJudge.Judged> changed) {
        var entries = new ArrayList<Entry>();
        added.forEach(it -> entries.add(new Entry(it.wanted().number(), What.ADDED, "")));
        for (var it : added) {
            it.wanted()
                    .assignment()
                    .ifPresent(to ->
                            entries.add(
                                    new Entry(it.wanted().number(), What.ASSIGNED, to.target())));
        }
        for (var it : changed) {
            if (it.assigns()) {
                entries.add(
                        new Entry(
                                it.wanted().number(),
                                What.ASSIGNED,
                                it.wanted().assignment().orElseThrow().target()));
            }
            if (it.remarks()) {
                entries.add(new Entry(it.wanted().number(), What.REMARKED, ""));
            }
        }
        return entries;
    }
}
