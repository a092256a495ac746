package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.customer.ResellerId;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
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
@RequestMapping("/api/v1")
class CustomerApi {

    record CustomerAnswer(long id, long reseller, String name) {
        static CustomerAnswer of(Customer customer) {
            return new CustomerAnswer(
                    customer.id().value(), customer.reseller().value(), customer.name().value());
        }
    }

    record NewCustomer(@Nullable String name, @Nullable Long reseller) {}

    /// @param names its SBC name at each edge, `fqdn` first
    /// @param defaultCaller the number callers without one of the tenant's call under
    record TenantAnswer(
            long id,
            long customer,
            String fqdn,
            List<String> names,
            boolean enabled,
            @Nullable String defaultCaller) {
        static TenantAnswer of(TeamsTenant tenant, Tenants tenants) {
            return new TenantAnswer(
                    tenant.id().value(),
                    tenant.customer().value(),
                    tenant.fqdn().value(),
                    tenants.namesOf(tenant).stream().map(HostName::value).toList(),
                    tenant.enabled(),
                    tenant.defaultCaller().map(PhoneNumber::e164).orElse(null));
        }
    }

    record DefaultCaller(@Nullable String number) {}

    record NewTenant(@Nullable Long customer, @Nullable String label) {}

    private final Customers customers;
    private final Tenants tenants;

    CustomerApi(Customers customers, Tenants tenants) {
        this.customers = customers;
        this.tenants = tenants;
    }

    @GetMapping("/customers")
    List<CustomerAnswer> customers() {
        return customers.all().stream().map(CustomerAnswer::of).toList();
    }

    @PostMapping("/customers")
    @ResponseStatus(HttpStatus.CREATED)
    CustomerAnswer add(@RequestBody NewCustomer asked) {
        var reseller =
                asked.reseller() == null
                        ? customers.resellers().getFirst().id()
                        : new ResellerId(asked.reseller());
        return CustomerAnswer.of(
                customers.add(reseller, new DisplayName(Given.value("name", asked.name()))));
    }

    @DeleteMapping("/customers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCustomer(@PathVariable long id) {
        customers.remove(new CustomerId(id));
    }

    @GetMapping("/tenants")
    List<TenantAnswer> tenants() {
        return tenants.all().stream().map(tenant -> TenantAnswer.of(tenant, tenants)).toList();
    }

    @PostMapping("/tenants")
    @ResponseStatus(HttpStatus.CREATED)
    TenantAnswer add(@RequestBody NewTenant asked) {
        var added =
                tenants.add(
                        new CustomerId(Given.value("customer", asked.customer())),
                        Given.value("label", asked.label()));
        return TenantAnswer.of(added, tenants);
    }

    @PutMapping("/tenants/{id}/default-caller")
    TenantAnswer name(@PathVariable long id, @RequestBody DefaultCaller asked) {
        return TenantAnswer.of(
                tenants.name(
                        new TenantId(id),
                        Optional.ofNullable(asked.number()).map(PhoneNumber::new)),
                tenants);
    }

    @DeleteMapping("/tenants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTenant(@PathVariable long id) {
        tenants.remove(new TenantId(id));
    }
}
