package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.FirstFree;
import dev.patchbay.orchestrator.numberplan.FirstFree.Place;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.Gets;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.HasOne;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.NoneLeft;
import dev.patchbay.orchestrator.numberplan.Tag;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The first free number of a place for each of many accounts: proposed, looked at, done.
@Controller
@RequestMapping("/numbers/many")
class ManyPages {

    record Form(
            @Nullable String trunk,
            @Nullable String tag,
            @Nullable String kind,
            @Nullable String accounts) {

        static final Form EMPTY = new Form(null, null, null, null);

        Place place() {
            var id = Optional.ofNullable(trunk).orElse("");
            if (!id.matches("[0-9]{1,18}")) {
                throw new InvalidValueException("trunk", id, "a trunk");
            }
            return new Place(
                    new TrunkId(Long.parseLong(id)),
                    Optional.ofNullable(tag).filter(it -> !it.isBlank()).map(Tag::new));
        }

        /// One in a line, or with spaces, commas or semicolons between them.
        List<Assignment> toAssignments() {
            var wanted = new ArrayList<Assignment>();
            for (var account : Optional.ofNullable(accounts).orElse("").split("[\\s,;]+", -1)) {
                if (!account.isEmpty()) {
                    wanted.add(assignment(account));
                }
            }
            return wanted;
        }

        private Assignment assignment(String account) {
            try {
                return NumberLine.assignment(
                        Optional.ofNullable(kind).orElse("teams-user"), account);
            } catch (InvalidValueException e) {
                throw e.field().equals("target")
                        ? new InvalidValueException(
                                "accounts",
                                account,
                                "%s, instead of “%s”".formatted(e.expected(), shown(account)))
                        : e;
            }
        }

        private static String shown(String account) {
            var text = account.replaceAll("\\p{Cntrl}", "␀");
            return text.length() > 60 ? text.substring(0, 60) + "…" : text;
        }
    }

    record ProposalLine(String account, String number, String words) {

        static ProposalLine of(Proposal proposal) {
            var account = proposal.to().target();
            return switch (proposal) {
                case Gets(_, var number) -> new ProposalLine(account, number.e164(), "gets");
                case HasOne(_, var number) ->
                        new ProposalLine(account, number.e164(), "has one already");
                case NoneLeft _ -> new ProposalLine(account, "", "no free number left");
            };
        }
    }

    private final FirstFree firstFree;
    private final NumberList list;

    ManyPages(FirstFree firstFree, NumberList list) {
        this.firstFree = firstFree;
        this.list = list;
    }

    @GetMapping
    String empty(Model model) {
        return page(Form.EMPTY, List.of(), Faults.NONE, model);
    }

    private String page(Form form, List<Proposal> proposals, Faults faults, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("trunkChoices", list.trunkChoices());
        model.addAttribute("proposals", proposals.stream().map(ProposalLine::of).toList());
        model.addAttribute("count", gets(proposals));
        model.addAttribute("faults", faults);
        return "admin/many";
    }

    private static long gets(List<Proposal> proposals) {
        return proposals.stream().filter(Gets.class::isInstance).count();
    }

    @PostMapping("/propose")
    String propose(@ModelAttribute Form form, Model model, HttpServletResponse response) {
        try {
            var proposals = firstFree.propose(form.place(), form.toAssignments());
            return page(form, proposals, Faults.NONE, model);
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(form, List.of(), Faults.of(e), model);
        }
    }

    @PostMapping("/assign")
    String assign(
            @ModelAttribute Form form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var done = firstFree.assign(form.place(), form.toAssignments());
            flash.addFlashAttribute("done", "%d numbers were assigned.".formatted(gets(done)));
            flash.addAttribute("trunk", Optional.ofNullable(form.trunk()).orElse(""));
            flash.addAttribute("state", "assigned");
            return "redirect:/numbers";
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(form, List.of(), Faults.of(e), model);
        }
    }
}
