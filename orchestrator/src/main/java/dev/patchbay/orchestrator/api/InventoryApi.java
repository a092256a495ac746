package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.numberplan.FirstFree;
import dev.patchbay.orchestrator.numberplan.FirstFree.Place;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.Gets;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.HasOne;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.NoneLeft;
import dev.patchbay.orchestrator.numberplan.NumberBlock;
import dev.patchbay.orchestrator.numberplan.NumberBlocks;
import dev.patchbay.orchestrator.numberplan.NumberBlocks.Filled;
import dev.patchbay.orchestrator.numberplan.Tag;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Many numbers at once: blocks of them, and the first free ones for many accounts.
@RestController
@RequestMapping("/api/v1")
class InventoryApi {

    private static final int BLOCKS = 200;

    record NewBlock(@Nullable String first, @Nullable Integer size, @Nullable Long trunk) {}

    record BlockAnswer(String first, String last, int size, long trunk, int numbers, int free) {
        static BlockAnswer of(Filled it) {
            return new BlockAnswer(
                    it.block().first().e164(),
                    it.block().last().e164(),
                    it.block().size(),
                    it.block().trunk().value(),
                    it.numbers(),
                    it.free());
        }
    }

    /// @param dryRun whether only to say who would get which
    record Many(
            @Nullable Long trunk,
            @Nullable String tag,
            @Nullable String type,
            @Nullable List<String> accounts,
            @Nullable Boolean dryRun) {}

    /// @param outcome `gets`, `has-one` or `none-left`
    record Outcome(String account, @Nullable String number, String outcome) {

        static Outcome of(Proposal proposal) {
            var account = proposal.to().target();
            return switch (proposal) {
                case Gets(_, var number) -> new Outcome(account, number.e164(), "gets");
                case HasOne(_, var number) -> new Outcome(account, number.e164(), "has-one");
                case NoneLeft _ -> new Outcome(account, null, "none-left");
            };
        }
    }

    private final NumberBlocks blocks;
    private final FirstFree firstFree;

    InventoryApi(NumberBlocks blocks, FirstFree firstFree) {
        this.blocks = blocks;
        this.firstFree = firstFree;
    }

    @GetMapping("/number-blocks")
    List<BlockAnswer> blocks(@RequestParam(defaultValue = "") String after) {
        if (!after.isEmpty() && !PhoneNumber.isE164(after)) {
            throw new InvalidValueException("after", after, "the first number of a block");
        }
        return blocks.page(after, BLOCKS).stream().map(BlockAnswer::of).toList();
    }

    @PostMapping("/number-blocks")
    @ResponseStatus(HttpStatus.CREATED)
    BlockAnswer add(@RequestBody NewBlock asked) {
        var block =
                blocks.add(
                        new NumberBlock(
                                new PhoneNumber(Given.value("first", asked.first())),
                                Given.value("size", asked.size()),
                                new TrunkId(Given.value("trunk", asked.trunk()))));
        return BlockAnswer.of(new Filled(block, block.size(), block.size()));
    }

    @DeleteMapping("/number-blocks/{first}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String first) {
        blocks.remove(new PhoneNumber(first));
    }

    @PostMapping("/number-assignments")
    List<Outcome> assign(@RequestBody Many asked) {
        var place =
                new Place(
                        new TrunkId(Given.value("trunk", asked.trunk())),
                        Optional.ofNullable(asked.tag()).map(Tag::new));
        var type = Given.value("type", asked.type());
        var accounts =
                Given.values("accounts", Given.value("accounts", asked.accounts())).stream()
                        .map(it -> new NumberApi.AssignmentJson(type, it).toAssignment())
                        .toList();
        var proposals =
                Boolean.TRUE.equals(asked.dryRun())
                        ? firstFree.propose(place, accounts)
                        : firstFree.assign(place, accounts);
        return proposals.stream().map(Outcome::of).toList();
    }
}
