package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The numbers of a routing table. Immutable; a changed copy shares everything but the few shards
/// the change is in, so that one of a million numbers can change in microseconds, and what two
/// copies differ in is found as fast.
public final class NumberIndex {

    public static final NumberIndex EMPTY = of(List.of());

    private static final int USUAL_SHARD = 64;
    private static final int MOST_SHARDS = 1 << 14;

    /// A power of two of them.
    private final List<Map<PhoneNumber, TrunkNumber>> shards;

    private final int size;

    private NumberIndex(List<Map<PhoneNumber, TrunkNumber>> shards, int size) {
        this.shards = shards;
        this.size = size;
    }

    public static NumberIndex of(Collection<TrunkNumber> numbers) {
        var filling = new ArrayList<Map<PhoneNumber, TrunkNumber>>();
        for (var shard = 0; shard < shardsFor(numbers.size()); shard++) {
            filling.add(new HashMap<>());
        }
        for (var number : numbers) {
            filling.get(shard(number.number(), filling.size())).put(number.number(), number);
        }
        filling.replaceAll(Map::copyOf);
        var size = filling.stream().mapToInt(Map::size).sum();
        return new NumberIndex(List.copyOf(filling), size);
    }

    private static int shardsFor(int size) {
        var wanted = Math.min(Math.max(1, size / USUAL_SHARD), MOST_SHARDS);
        return Integer.highestOneBit(wanted);
    }

    private static int shard(PhoneNumber number, int shards) {
        var hash = number.hashCode();
        return (hash ^ hash >>> 15) & shards - 1;
    }

    public @Nullable TrunkNumber get(PhoneNumber number) {
        return shards.get(shard(number, shards.size())).get(number);
    }

    public int size() {
        return size;
    }

    /// In no order.
    public void forEach(Consumer<TrunkNumber> action) {
        shards.forEach(shard -> shard.values().forEach(action));
    }

    /// @param present numbers as they are now
    /// @param gone numbers there are no more; unknown ones are no error
    public NumberIndex with(Collection<TrunkNumber> present, Collection<PhoneNumber> gone) {
        if (shardsFor(size + present.size()) > 4 * shards.size()) {
            return grown(present, gone);
        }
        var changed = new HashMap<Integer, Map<PhoneNumber, TrunkNumber>>();
        gone.forEach(number -> open(number, changed).remove(number));
        present.forEach(number -> open(number.number(), changed).put(number.number(), number));
        var all = new ArrayList<>(shards);
        var count = size;
        for (var shard : changed.entrySet()) {
            count += shard.getValue().size() - shards.get(shard.getKey()).size();
            all.set(shard.getKey(), Map.copyOf(shard.getValue()));
        }
        return new NumberIndex(List.copyOf(all), count);
    }

    private Map<PhoneNumber, TrunkNumber> open(
            PhoneNumber number, Map<Integer, Map<PhoneNumber, TrunkNumber>> changed) {
        return changed.computeIfAbsent(
                shard(number, shards.size()), shard -> new HashMap<>(shards.get(shard)));
    }

    private NumberIndex grown(Collection<TrunkNumber> present, Collection<PhoneNumber> gone) {
        var all = new HashMap<PhoneNumber, TrunkNumber>();
        forEach(number -> all.put(number.number(), number));
        all.keySet().removeAll(gone);
        present.forEach(number -> all.put(number.number(), number));
        return of(all.values());
    }

    /// @return the numbers that are in one of the two alone, or not the same in both
    Set<PhoneNumber> differing(NumberIndex other) {
        var differing = new HashSet<PhoneNumber>();
        var alike = shards.size() == other.shards.size();
        for (var shard = 0; shard < shards.size(); shard++) {
            if (!alike || !shards.get(shard).equals(other.shards.get(shard))) {
                addMissing(shards.get(shard), other, differing);
            }
        }
        for (var shard = 0; shard < other.shards.size(); shard++) {
            if (!alike || !shards.get(shard).equals(other.shards.get(shard))) {
                addMissing(other.shards.get(shard), this, differing);
            }
        }
        return differing;
    }

    private static void addMissing(
            Map<PhoneNumber, TrunkNumber> shard, NumberIndex other, Set<PhoneNumber> differing) {
        shard.forEach((number, here) -> {
            if (!here.equals(other.get(number))) {
                differing.add(number);
            }
        });
    }
}
