package dev.patchbay.orchestrator.routing;

import static dev.patchbay.orchestrator.routing.Example.assigned;
import static dev.patchbay.orchestrator.routing.Example.unassigned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.telephony.PhoneNumber;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberIndexTest {

    private static final List<TrunkNumber> MANY =
            IntStream.range(0, 5000)
                    .mapToObj(place -> assigned("+47" + (21_000_000 + place), 1))
                    .toList();

    private final NumberIndex index = NumberIndex.of(MANY);

    @Test
    void findsEachNumberAndNoOther() {
        for (var number : MANY) {
            assertThat(index.get(number.number())).isSameAs(number);
        }
        assertThat(index.get(new PhoneNumber("+4790000001"))).isNull();
        assertThat(index.size()).isEqualTo(5000);
        var seen = new HashSet<TrunkNumber>();
        index.forEach(seen::add);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(MANY);
    }

    @Test
    void leavesTheOneItWasMadeFromAlone() {
        var added = assigned("+4790000001", 1);
        var gone = MANY.getFirst().number();

        var changed = index.with(List.of(added), List.of(gone));

        assertThat(changed.get(added.number())).isEqualTo(added);
        assertThat(changed.get(gone)).isNull();
        assertThat(changed.size()).isEqualTo(5000);
        assertThat(index.get(added.number())).isNull();
        assertThat(index.get(gone)).isNotNull();
    }

    @Test
    void tellsWhatDiffers() {
        var added = assigned("+4790000001", 1);
        var other = unassigned(MANY.get(7).number().e164(), 2);

        var changed = index.with(List.of(added, other), List.of(MANY.getFirst().number()));

        assertThat(changed.differing(index))
                .isEqualTo(index.differing(changed))
                .containsExactlyInAnyOrder(
                        added.number(), other.number(), MANY.getFirst().number());
        assertThat(index.differing(NumberIndex.of(MANY))).isEmpty();
    }

    @Test
    void growsFromNothingOneByOne() {
        var growing = NumberIndex.EMPTY;

        for (var number : MANY) {
            growing = growing.with(List.of(number), List.of());
        }

        assertThat(growing.size()).isEqualTo(5000);
        assertThat(growing.differing(index)).isEmpty();
    }
}
