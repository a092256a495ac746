package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.PhoneNumber;
import java.util.List;

/// Blocks of numbers. Commands throw `InvalidValueException`, naming the field.
public interface NumberBlocks {

    /// @param free how many of its numbers somebody can be given now
    /// @param numbers how many of them there still are
    record Filled(NumberBlock block, int free, int numbers) {}

    /// In the order of their numbers.
    ///
    /// @param after the first number of the block after which to begin; empty for the first page
    List<Filled> page(String after, int most);

    /// With all its numbers, or, if one is taken, not at all.
    NumberBlock add(NumberBlock block);

    /// With all its numbers, if none of them is assigned.
    void remove(PhoneNumber first);
}
