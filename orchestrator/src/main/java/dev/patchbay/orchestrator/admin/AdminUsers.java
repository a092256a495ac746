package dev.patchbay.orchestrator.admin;

import dev.patchbay.telephony.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who may sign in. The first start makes one user with a password for one use and prints it; there
/// is never a default password. A start before it was used makes another one.
@Component
@Transactional
class AdminUsers implements UserDetailsService, ApplicationRunner {

    static final String MAY_EVERYTHING = "ROLE_ADMIN";
    static final String MUST_CHOOSE_PASSWORD = "ROLE_MUST_CHOOSE_PASSWORD";

    private static final Logger LOG = LoggerFactory.getLogger(AdminUsers.class);
    private static final String FIRST = "admin";
    private static final int SHORTEST = 12;

    /// In octets of UTF-8: bcrypt reads no further.
    private static final int LONGEST = 72;

    /// Without those that look like another one.
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final AdminRows rows;
    private final PasswordEncoder encoder;
    private final SecureRandom random = new SecureRandom();

    AdminUsers(AdminRows rows, PasswordEncoder encoder) {
        this.rows = rows;
        this.encoder = encoder;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var first = rows.findByName(FIRST).orElseGet(AdminRow::new);
        if (rows.count() > 0 && !first.oneTime) {
            return;
        }
        var password = word() + "-" + word() + "-" + word();
        first.name = FIRST;
        first.oneTime = true;
        first.passwordHash = encoder.encode(password);
        rows.save(first);
        LOG.warn("sign in as '{}' with the one-time password {}", FIRST, password);
    }

    private String word() {
        return random.ints(4, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String name) {
        var row =
                rows.findByName(name)
                        .orElseThrow(() -> new UsernameNotFoundException("no such user"));
        return User.withUsername(row.name)
                .password(row.passwordHash)
                .authorities(row.oneTime ? MUST_CHOOSE_PASSWORD : MAY_EVERYTHING)
                .build();
    }

    /// @param current not looked at while the one-time password is in force: it was typed just now,
    ///   and ends with this. A second session that began with it is asked like everybody else.
    /// @throws InvalidValueException if it is too short, too long or the one they have
    UserDetails choosePassword(String name, String current, String password, String again) {
        var row = rows.findByName(name).orElseThrow();
        if (!row.oneTime && !encoder.matches(current, row.passwordHash)) {
            throw new InvalidValueException("current", "[redacted]", "the password you have now");
        }
        if (password.codePointCount(0, password.length()) < SHORTEST
                || password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new InvalidValueException(
                    "password",
                    "[redacted]",
                    "%d to %d characters; accented ones count twice".formatted(SHORTEST, LONGEST));
        }
        if (!password.equals(again)) {
            throw new InvalidValueException("again", "[redacted]", "the same password once more");
        }
        if (encoder.matches(password, row.passwordHash)) {
            throw new InvalidValueException("password", "[redacted]", "another one than before");
        }
        row.passwordHash = encoder.encode(password);
        row.oneTime = false;
        rows.save(row);
        return loadUserByUsername(name);
    }
}
