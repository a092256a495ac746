package dev.patchbay.templates;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PowerShell for what only an administrator of a Microsoft tenant may do. Values stand between
/// single quotes, where PowerShell expands nothing.
public final class MicrosoftScripts {

    private static final int SIP_TLS = 5061;

    /// An alarm level at Microsoft, no limit.
    private static final int SESSIONS = 500;

    private static final FileFormat POWERSHELL =
            new FileFormat(
                    "customer-tenant.ps1",
                    "[\\x20-\\x7e]*",
                    "printable ASCII",
                    value -> value.replace("'", "''"));
    private static final Templates TEMPLATES = new Templates("microsoft", POWERSHELL);

    private MicrosoftScripts() {}

    /// @param bases the names all customers' names are one label below of, one for each edge
    /// @return a script that is run once, in the carrier's own tenant
    public static String carrierTenant(List<HostName> bases) {
        return TEMPLATES.render(
                "carrier-tenant.ps1",
                Map.of("bases", bases, "port", SIP_TLS, "sessions", SESSIONS));
    }

    /// @param principal whom the number is to lead to; empty if to nobody
    /// @return a script for the customer's tenant that brings that about, whatever is there
    public static String number(PhoneNumber number, Optional<String> principal) {
        return TEMPLATES.render(
                "number.ps1", Map.of("number", number, "principal", principal.orElse("")));
    }

    /// @param fqdns the customer's names, one for each edge
    /// @param name what usage, route and policy are called after
    /// @return a script for the customer's tenant
    public static String customerTenant(List<HostName> fqdns, String name) {
        return TEMPLATES.render("customer-tenant.ps1", Map.of("fqdns", fqdns, "name", name));
    }
}
