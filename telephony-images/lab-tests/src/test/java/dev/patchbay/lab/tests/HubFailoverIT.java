package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The first hub in trouble: the call connects through the second one, and it is told how soon.
class HubFailoverIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Lab lab = Lab.running();

    enum Trouble {
        BUSY {
            @Override
            void begin(Lab lab) {
                lab.in(Lab.FIRST_HUB, "hub", "busy", "--hub", "sip.pstnhub.microsoft.com");
            }

            @Override
            void end(Lab lab) {
                lab.in(Lab.FIRST_HUB, "hub", "free");
            }
        },
        REFUSING {
            @Override
            void begin(Lab lab) {
                lab.in(Lab.FIRST_HUB, "hub", "shut");
            }

            @Override
            void end(Lab lab) {
                lab.in(Lab.FIRST_HUB, "hub", "open");
            }
        },
        SILENT {
            @Override
            void begin(Lab lab) {
                lab.pause(Lab.FIRST_HUB);
            }

            @Override
            void end(Lab lab) {
                lab.resume(Lab.FIRST_HUB);
            }
        },
        IMPOSTOR {
            @Override
            void begin(Lab lab) {
                REFUSING.begin(lab);
                lab.in(Lab.FIRST_HUB, "hub", "open", "--as", "impostor");
            }

            @Override
            void end(Lab lab) {
                REFUSING.begin(lab);
                REFUSING.end(lab);
            }
        },
        DEAD {
            @Override
            void begin(Lab lab) {
                lab.signal(Lab.FIRST_HUB, "KILL");
            }

            @Override
            void end(Lab lab) {
                lab.start(Lab.FIRST_HUB);
            }
        };

        abstract void begin(Lab lab);

        abstract void end(Lab lab);
    }

    /// A hub that failed is not tried again for a minute; a fresh edge tries it at once.
    @BeforeEach
    @AfterEach
    void allHubsAreTried() {
        lab.restart("edge");
        await().atMost(PATIENCE).until(lab::ready);
        await().atMost(PATIENCE)
                .until(
                        () -> lab.fromCarrier(Lab.NUMBER, 1, "--seconds", "1"),
                        calls -> OutageIT.heard(calls.getFirst()));
    }

    /// Its certificate is rightly signed, so TLS does not fail: it is seen by the OPTIONS.
    @Test
    void sendsNoMoreCallsToAHubWhoseCertificateNamesSomebodyElse() {
        // given
        Trouble.REFUSING.begin(lab);
        lab.in(Lab.FIRST_HUB, "hub", "open", "--as", "misnamed");
        try {
            // when
            lab.restart("edge");
            await().atMost(PATIENCE).until(lab::ready);

            // then
            await().atMost(PATIENCE).until(this::callGoesToAnotherHub);
        } finally {
            Trouble.IMPOSTOR.end(lab);
        }
    }

    private boolean callGoesToAnotherHub() {
        var before = lab.in(Lab.FIRST_HUB, "hub", "calls", "--json");
        var call = lab.fromCarrier(Lab.NUMBER, 1, "--seconds", "1").getFirst();
        return OutageIT.heard(call)
                && lab.in(Lab.FIRST_HUB, "hub", "calls", "--json").equals(before);
    }

    @ParameterizedTest
    @EnumSource
    void connectsThroughTheSecondHub(Trouble trouble) {
        // given
        trouble.begin(lab);
        try {
            // when
            var first = lab.fromCarrier(Lab.NUMBER, 1, "--seconds", "1").getFirst();
            var second = lab.fromCarrier(Lab.NUMBER, 1, "--seconds", "1").getFirst();

            // then
            System.out.printf(
                    "hub 1 %s: the first call is answered after %s ms, the next one after %s ms%n",
                    trouble.name().toLowerCase(Locale.ROOT),
                    first.path("answeredMs").asString(""),
                    second.path("answeredMs").asString(""));
            assertThat(OutageIT.heard(first)).as("%s", first).isTrue();
            assertThat(OutageIT.heard(second)).as("%s", second).isTrue();
        } finally {
            trouble.end(lab);
        }
    }
}
