package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The page of a sandbox, without a script.
@ExtendWith(HubExtension.class)
class SandboxPagesTest {
    private final TestHub hub;
    private Visitor juris;
    private TriedSystem system;

    @TempDir
    private Path folder;

    SandboxPagesTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connect() {
        juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation();
        system = TriedSystem.connect(hub, juris, folder);
    }

    @AfterEach
    void leave() {
        TriedSystem.removeAll(hub);
        juris.close();
    }

    private String page() {
        return system.page() + "/sandbox";
    }

    private String press(String deed, String fields) {
        HttpResponse<String> answer = juris.press(page() + "/" + deed, juris.open(page()), fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo(page());
        return answer.body();
    }

    @Test
    void thePageOfTheSystemLeadsThere() {
        assertThat(juris.open(system.page()).body()).contains("href=\"" + page() + "\"");
        assertThat(juris.open(page()).body())
                .contains(system.eAddress(), system.eAddress().replace("@", "-SENDER@"), "They work.");
    }

    @Test
    void aSampleIsSent() {
        assertThat(press("samples", "kind=letter")).contains("The sample is sent.");
        assertThat(press("samples", "kind=bomb")).contains("Nothing was done");
        system.closeTwin();
        assertThat(press("samples", "kind=letter")).contains("The hub refused the sample", "closed-recipient");
    }

    @Test
    void timeIsMoved() {
        assertThat(press("clock", "days=3")).contains("Time is moved forward.");
        assertThat(press("clock", "days=0")).contains("Nothing was done");
        assertThat(press("clock", "days=100000")).contains("Nothing was done");
    }

    @Test
    void notificationIsBrokenAndMended() {
        assertThat(press("notification", "broken=true")).contains("the system is not told of its mail");
        assertThat(press("notification", "broken=false")).contains("They work.");
    }

    @Test
    void refusalsAreAskedForAndTakenBack() {
        assertThat(press("refusals", "at=submission&reason=malfunction&times=3"))
                .contains("The next messages will be refused.", "when the system sends: 3. Reason: A technical fault");
        assertThat(press("refusals", "at=submission&reason=malfunction&times=0"))
                .contains("No more messages are refused.")
                .doesNotContain("Still to be refused");
        assertThat(press("refusals", "at=lunch&reason=malfunction&times=3")).contains("Nothing was done");
    }

    @Test
    void thePageLetsInWhoseKeysActAsEnded() {
        Party party = system.party();
        party.get("/v1/account").expect(200);
        assertThat(press("keys", "hours=2")).contains("The keys act as ended now.");
        assertThat(party.get("/v1/account").problem()).isEqualTo("401 token-not-good");
        assertThat(press("keys", "hours=0")).contains("The keys are good again");
        party.get("/v1/account").expect(200);
        assertThat(press("keys", "hours=1000")).contains("Nothing was done");
    }

    @Test
    void itSpeaksLatvian() {
        assertThat(juris.open(page() + "?lang=lv").body())
                .contains("Smilškaste", "Pārcelt laiku uz priekšu", "Tehniska kļūme (malfunction)");
    }

    @Test
    void aSystemInProductionHasNoSuchPage() {
        assertThat(system.doctor().exit()).isZero();
        TriedSystem production = system.inProduction(juris);
        assertThat(juris.open(production.page()).body()).doesNotContain("/sandbox\"");
        assertThat(juris.open(production.page() + "/sandbox").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyElseHasThisSandbox() {
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL).forOrganisation()) {
            assertThat(rasma.open(page()).statusCode()).isEqualTo(404);
            for (String deed : List.of("samples", "clock", "notification", "keys", "refusals")) {
                assertThat(rasma.press(
                                        page() + "/" + deed,
                                        rasma.open("/connections/new"),
                                        "kind=letter&days=1&broken=true&hours=1&at=submission&reason=malfunction&times=1")
                                .statusCode())
                        .as(deed)
                        .isEqualTo(404);
            }
        }
        assertThat(juris.open(page()).body()).contains("They work.").doesNotContain("Still to be refused");
    }
}
