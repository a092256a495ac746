package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.screening.Approval;
import dev.patchbay.orchestrator.screening.ApprovedCaller;
import dev.patchbay.orchestrator.screening.Screening;
import dev.patchbay.orchestrator.screening.Strangers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{customer}/callers")
class ScreeningApi {

    record Answer(String strangers, List<Approved> approved) {}

    record Approved(String number, long trunk, String approvedBy, String note, Instant approved) {
        static Approved of(ApprovedCaller caller) {
            return new Approved(
                    caller.number().e164(),
                    caller.trunk().value(),
                    caller.approval().by(),
                    caller.approval().note(),
                    caller.approved());
        }
    }

    record Policy(@Nullable String strangers) {}

    record Asked(
            @Nullable String number,
            @Nullable Long trunk,
            @Nullable String approvedBy,
            @Nullable String note) {}

    private final Screening screening;
    private final Customers customers;

    ScreeningApi(Screening screening, Customers customers) {
        this.screening = screening;
        this.customers = customers;
    }

    @GetMapping
    Answer callers(@PathVariable long customer) {
        var id = existing(customer);
        return new Answer(
                screening.strangersOf(id).name(),
                screening.approvedOf(id).stream().map(Approved::of).toList());
    }

    @PutMapping
    Answer treat(@PathVariable long customer, @RequestBody Policy asked) {
        screening.treat(
                existing(customer), Strangers.named(Given.value("strangers", asked.strangers())));
        return callers(customer);
    }

    @PostMapping("/approved")
    @ResponseStatus(HttpStatus.CREATED)
    Approved approve(@PathVariable long customer, @RequestBody Asked asked) {
        return Approved.of(
                screening.approve(
                        existing(customer),
                        new PhoneNumber(Given.value("number", asked.number())),
                        new TrunkId(Given.value("trunk", asked.trunk())),
                        new Approval(
                                Given.value("approvedBy", asked.approvedBy()),
                                Given.value("note", asked.note()))));
    }

    @DeleteMapping("/approved/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable long customer, @PathVariable String number) {
        screening.withdraw(existing(customer), new PhoneNumber(number));
    }

    private CustomerId existing(long id) {
        var customer = new CustomerId(id);
        if (customers.byId(customer).isEmpty()) {
            throw new InvalidValueException(
                    "customer", customer.toString(), "a customer that exists");
        }
        return customer;
    }
}
