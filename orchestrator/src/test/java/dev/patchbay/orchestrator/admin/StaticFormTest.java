package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.patchbay.orchestrator.trunk.StaticPeer;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFormTest {

    @Test
    void writesWhatItReads() {
        var typed =
                new StaticForm(
                        "203.0.113.10:5060 1/70\n203.0.113.11:5061 TLS 1/30\n203.0.113.12:5060\nsip.carrier.example\nsip2.carrier.example UDP\nsip3.carrier.example:5070",
                        "198.51.100.0/25\n198.51.100.200",
                        "acme",
                        "",
                        "",
                        "60",
                        "3",
                        "2",
                        "true",
                        "false");

        var known = typed.connection(Optional.of(new Secret("kept")));

        assertThat(known.peers())
                .extracting(StaticPeer::priority, StaticPeer::weight)
                .containsExactly(
                        tuple(1, 70),
                        tuple(1, 30),
                        tuple(3, 1),
                        tuple(4, 1),
                        tuple(5, 1),
                        tuple(6, 1));
        assertThat(known.login()).contains(new Login("acme", new Secret("kept")));
        assertThat(known.nextOn()).containsExactly(404);
        assertThat(StaticForm.of(known)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.10:5060 UDP 1/0 | - | - | 30 | peers | 1 to 1000 on each line",
                "203.0.113.10:5060 1/70 UDP | - | - | 30 | peers | on each line",
                "203.0.113.10 SCTP | - | - | 30 | peers | UDP, TCP or TLS on each line",
                "sip.carrier.example:5060 ANY | - | - | 30 | peers | where a port is said",
                "sip.carrier.example:0 | - | - | 30 | peers | 1 to 65535",
                "203.0.113.10 ANY | - | - | 30 | peers | UDP, TCP or TLS",
                "sip.carrier..example | - | - | 30 | peers | a host name such as",
                "203.0.113.10 | 198.51.100.1/24 | - | 30 | alsoFrom | such as 203.0.113.0/28",
                "203.0.113.10 | 198.51.96.0/20 | - | 30 | alsoFrom | split a larger one",
                "203.0.113.10 | carrier.example | - | 30 | alsoFrom | prefix",
                "203.0.113.10 | - | acme | 30 | peerPassword | printable ASCII",
                "203.0.113.10 | - | - | 5 | probeSeconds | 10 to 3600 seconds, or 0 for never",
                "203.0.113.10 | - | - | often | probeSeconds | a number"
            })
    void saysAtTheFieldWhatIsWrong(
            String peers,
            String alsoFrom,
            String login,
            String seconds,
            String field,
            String expected) {
        var typed = new StaticForm(peers, alsoFrom, login, "", "", seconds, "1", "1", null, null);

        assertThatThrownBy(() -> typed.connection(Optional.empty()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> {
                            assertThat(fault.field()).isEqualTo(field);
                            assertThat(fault.expected()).contains(expected);
                        });
    }

    @Test
    void takesNoLoginNameThatAConfigFileWouldMisread() {
        var typed = typed("ac;me", "secret", "");

        assertThatThrownBy(() -> typed.connection(Optional.empty()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo("peerLogin"));
    }

    @Test
    void doesNotTakeTheOldPasswordForOneThatWasTypedAndNotSentBack() {
        var old = Optional.of(new Secret("old"));

        assertThat(typed("acme", "new", "").passwordLost()).isTrue();
        assertThat(typed("acme", "", "true").passwordLost()).isTrue();
        assertThat(typed("acme", "", "").passwordLost()).isFalse();
        assertThatThrownBy(() -> typed("acme", "", "true").connection(old))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> {
                            assertThat(fault.field()).isEqualTo("peerPassword");
                            assertThat(fault.expected()).contains("the password again");
                        });
        assertThat(typed("acme", "new", "true").connection(old).login())
                .contains(new Login("acme", new Secret("new")));
    }

    private static StaticForm typed(String login, String password, String retype) {
        return new StaticForm(
                "203.0.113.10", "", login, password, retype, "30", "1", "1", null, null);
    }
}
