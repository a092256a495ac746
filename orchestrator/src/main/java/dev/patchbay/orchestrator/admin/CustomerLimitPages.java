package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.limit.Limits;
import dev.patchbay.orchestrator.limit.OfficeHours.Outside;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers/{id}/limits")
class CustomerLimitPages {

    record Day(String value, String label) {}

    private static final List<Day> DAYS =
            Arrays.stream(DayOfWeek.values())
                    .map(day ->
                            new Day(
                                    day.name(),
                                    day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)))
                    .toList();

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(zone -> zone.contains("/") && !zone.startsWith("SystemV"))
                    .sorted()
                    .toList();

    private final Limits limits;
    private final Usage usage;
    private final Customers customers;
    private final Trunks trunks;

    CustomerLimitPages(Limits limits, Usage usage, Customers customers, Trunks trunks) {
        this.limits = limits;
        this.usage = usage;
        this.customers = customers;
        this.trunks = trunks;
    }

    @GetMapping
    String one(@PathVariable long id, Model model) {
        var customer = existing(id);
        return page(
                model,
                customer,
                CustomerLimitForm.of(limits.of(customer.id()), usualZone()),
                Faults.NONE);
    }

    private static ZoneId usualZone() {
        var here = ZoneId.systemDefault();
        return ZONES.contains(here.getId()) ? here : ZoneId.of("Etc/UTC");
    }

    @PostMapping
    String change(
            @PathVariable long id,
            @ModelAttribute CustomerLimitForm typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var customer = existing(id);
        try {
            limits.limit(customer.id(), typed.limits());
            flash.addFlashAttribute("done", "The limits are saved and hold for the next call.");
            return "redirect:/customers/%d/limits".formatted(id);
        } catch (InvalidValueException e) {
            response.setStatus(422);
            return page(model, customer, typed, Faults.of(e));
        }
    }

    /// The part that changes by itself.
    @GetMapping("/use")
    String use(@PathVariable long id, Model model) {
        addUse(model, existing(id));
        return "admin/customer-limits :: use";
    }

    private String page(Model model, Customer customer, CustomerLimitForm typed, Faults faults) {
        model.addAttribute("name", customer.name().value());
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("days", DAYS);
        model.addAttribute("zones", ZONES);
        model.addAttribute("rules", Outside.values());
        model.addAttribute(
                "trunks", trunks.ofCustomer(customer.id()).stream().map(TrunkView::of).toList());
        addUse(model, customer);
        return "admin/customer-limits";
    }

    private void addUse(Model model, Customer customer) {
        var theirs = limits.of(customer.id());
        model.addAttribute("id", customer.id().value());
        model.addAttribute("lines", UseLine.of(usage.of(customer.id(), theirs), theirs));
    }

    private Customer existing(long id) {
        return customers
                .byId(new CustomerId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
