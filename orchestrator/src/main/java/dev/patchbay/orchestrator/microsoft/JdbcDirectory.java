package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.Account;
import dev.patchbay.microsoft.AccountChange;
import dev.patchbay.microsoft.HeldNumber;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Written a page at a time, without an entity for each of fifty thousand accounts.
@Component
@Transactional
class JdbcDirectory implements Directory {

    private static final String ENTRY =
            "select account_id, principal, name, usage_location, phone, voice_application, resource"
                    + " from microsoft_account where tenant_id = ?";
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_PRINCIPAL = 113;
    private static final int MOST_WORDS = 5;

    private final JdbcTemplate jdbc;

    JdbcDirectory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Size size(TenantId tenant) {
        return new Size(
                count("select count(*) from microsoft_account where tenant_id = ?", tenant),
                count(
                        "select count(*) from microsoft_account where tenant_id = ?"
                                + " and phone and not resource",
                        tenant),
                count(
                        "select count(*) from microsoft_account where tenant_id = ? and resource",
                        tenant),
                count("select count(*) from microsoft_number where tenant_id = ?", tenant));
    }

    private long count(String query, TenantId tenant) {
        var counted = jdbc.queryForObject(query, Long.class, tenant.value());
        return counted == null ? 0 : counted;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> search(TenantId tenant, String text, boolean resources, int most) {
        var query = new StringBuilder(ENTRY).append(" and resource = ?");
        var values = new ArrayList<Object>(List.of(tenant.value(), resources));
        if (!resources) {
            query.append(" and phone");
        }
        text.toLowerCase(Locale.ROOT)
                .strip()
                .lines()
                .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .forEach(word -> {
                    query.append(" and searched like ?");
                    values.add("%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%");
                });
        query.append(" order by name limit ?");
        values.add(most);
        return entries(tenant, query.toString(), values);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Entry> byPrincipal(TenantId tenant, String principal) {
        return entries(tenant, ENTRY + " and principal = ?", List.of(tenant.value(), principal))
                .stream()
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Entry> byId(TenantId tenant, UUID id) {
        return entries(
                        tenant,
                        ENTRY + " and account_id = ?",
                        List.of(tenant.value(), id.toString()))
                .stream()
                .findFirst();
    }

    /// In two statements, however many there are.
    private List<Entry> entries(TenantId tenant, String query, List<Object> values) {
        var found = jdbc.query(query, (result, _) -> entry(result), values.toArray());
        var numbers = numbers(tenant, found);
        return found.stream()
                .map(it ->
                        new Entry(
                                it.id(),
                                it.principal(),
                                it.name(),
                                it.usageLocation(),
                                it.licensed(),
                                it.resource(),
                                numbers.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private static Entry entry(ResultSet result) throws SQLException {
        var resource = result.getBoolean("resource");
        var phone = result.getBoolean("phone");
        return new Entry(
                UUID.fromString(result.getString("account_id")),
                result.getString("principal"),
                result.getString("name"),
                Optional.ofNullable(result.getString("usage_location")),
                phone || (resource && result.getBoolean("voice_application")),
                resource,
                List.of());
    }

    private Map<UUID, List<PhoneNumber>> numbers(TenantId tenant, List<Entry> of) {
        var numbers = new HashMap<UUID, List<PhoneNumber>>();
        if (of.isEmpty()) {
            return numbers;
        }
        var values = new ArrayList<Object>(List.of(tenant.value()));
        of.forEach(it -> values.add(it.id().toString()));
        jdbc.query(
                "select account_id, e164 from microsoft_number where tenant_id = ? and account_id in (%s) order by e164"
                        .formatted(String.join(", ", Collections.nCopies(of.size(), "?"))),
                number -> {
                    numbers.computeIfAbsent(
                                    UUID.fromString(number.getString(1)), _ -> new ArrayList<>())
                            .add(new PhoneNumber(number.getString(2)));
                },
                values.toArray());
        return numbers;
    }

    /// @param reading which reading it was, so that what a whole one did not tell can be dropped
    public void take(TenantId tenant, List<AccountChange> changes, long reading) {
        jdbc.batchUpdate(
                "delete from microsoft_account where tenant_id = ? and account_id = ?",
                changes.stream()
                        .map(it -> new Object[] {tenant.value(), it.id().toString()})
                        .toList());
        // a page may tell of one account twice
        var last = new LinkedHashMap<UUID, Account>();
        for (var change : changes) {
            switch (change) {
                case AccountChange.Now(var account) -> last.put(account.id(), account);
                case AccountChange.Removed(var id) -> last.remove(id);
            }
        }
        jdbc.batchUpdate(
                "insert into microsoft_account (tenant_id, account_id, principal, name,"
                        + " usage_location, phone, voice_application, resource, searched, reading)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                last.values().stream()
                        .filter(account -> account.principal().length() <= LONGEST_PRINCIPAL)
                        .map(account -> columns(tenant, account, reading))
                        .toList());
    }

    private static Object[] columns(TenantId tenant, Account account, long reading) {
        var name = account.name().replaceAll("\\p{Cntrl}", " ").strip();
        var shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return new Object[] {
            tenant.value(),
            account.id().toString(),
            account.principal(),
            shown,
            account.usageLocation().orElse(null),
            account.phone(),
            account.voiceApplication(),
            account.resource(),
            shown.toLowerCase(Locale.ROOT) + " " + account.principal(),
            reading
        };
    }

    public void dropAccountsBefore(TenantId tenant, long reading) {
        jdbc.update(
                "delete from microsoft_account where tenant_id = ? and reading < ?",
                tenant.value(),
                reading);
    }

    /// These are resource accounts, whatever their department says.
    public void takeResources(TenantId tenant, List<UUID> accounts) {
        jdbc.batchUpdate(
                "update microsoft_account set resource = true"
                        + " where tenant_id = ? and account_id = ? and not resource",
                accounts.stream().map(id -> new Object[] {tenant.value(), id.toString()}).toList());
    }

    public void takeNumbers(TenantId tenant, List<HeldNumber> numbers, long reading) {
        jdbc.batchUpdate(
                "delete from microsoft_number where tenant_id = ? and e164 = ?",
                numbers.stream()
                        .map(held -> new Object[] {tenant.value(), held.number().e164()})
                        .toList());
        var last = new LinkedHashMap<PhoneNumber, HeldNumber>();
        numbers.forEach(held -> last.put(held.number(), held));
        jdbc.batchUpdate(
                "insert into microsoft_number (tenant_id, e164, account_id, direct_routing, state,"
                        + " reading) values (?, ?, ?, ?, ?, ?)",
                last.values().stream()
                        .map(held ->
                                new Object[] {
                                    tenant.value(),
                                    held.number().e164(),
                                    held.account().map(UUID::toString).orElse(null),
                                    held.directRouting(),
                                    held.state().substring(0, Math.min(40, held.state().length())),
                                    reading
                                })
                        .toList());
    }

    public void dropNumber(TenantId tenant, PhoneNumber number) {
        jdbc.update(
                "delete from microsoft_number where tenant_id = ? and e164 = ?",
                tenant.value(),
                number.e164());
    }

    public void dropNumbersBefore(TenantId tenant, long reading) {
        jdbc.update(
                "delete from microsoft_number where tenant_id = ? and reading < ?",
                tenant.value(),
                reading);
    }

    /// Forgets the tenant altogether.
    public void drop(TenantId tenant) {
        dropAccountsBefore(tenant, Long.MAX_VALUE);
        dropNumbersBefore(tenant, Long.MAX_VALUE);
    }
}
