package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eaddress.hub.api.TriedSystem.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A company connects its system as the page says, and lets the doctor look at it.
@ExtendWith(HubExtension.class)
class DoctorTest {
    private final TestHub hub;
    private Visitor juris;
    private TriedSystem system;

    @TempDir
    private Path folder;

    DoctorTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connectAsThePageSays() {
        juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation();
        system = TriedSystem.connect(hub, juris, folder);
        assertThat(juris.open(system.page()).body())
                .contains("Not run yet", "eaddress --profile " + system.client() + ".properties doctor");
    }

    @AfterEach
    void leave() {
        hub.bean(JdbcClient.class)
                .sql("update machine_client set removed_at = now() where name is not null")
                .update();
        juris.close();
    }

    @Test
    void aSystemThatIsConnectedAsThePageSaysIsWell() {
        Said said = system.doctor("--json");

        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.json().required("passed").asBoolean()).isTrue();
        assertThat(said.states())
                .containsExactly(
                        "sign-in passed",
                        "begin passed",
                        "send passed",
                        "repeat passed",
                        "list passed",
                        "fetch passed",
                        "problems passed",
                        "confirm passed",
                        "verify passed",
                        "reconcile passed");
        assertThat(juris.open(system.page()).body()).contains("All was well on", "by its own word");
    }

    @Test
    void aSystemThatShowsItsCertificateInTheHandshakeIsWellToo() throws IOException {
        String plain = Files.readString(system.profile());
        assertThat(plain).contains("hub=" + hub.address());
        Files.writeString(
                system.profile(),
                plain.replace("hub=" + hub.address(), "hub=" + hub.mutualTls()) + "\nmutual-tls=true\ntls-trust="
                        + hub.tlsCertificate() + "\n");

        Said said = system.doctor("--json");

        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.json().required("passed").asBoolean()).isTrue();
    }

    @Test
    void whatFailsIsSaidWithHowToMendItAndShownOnThePage() throws IOException {
        Files.writeString(system.profile(), Files.readString(system.profile()).replace("trust=trust.pem\n", ""));

        Said said = system.doctor();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out())
                .contains("sign-in    well", "send       failed:", "Next: ", "list       not tried", "Not well yet.")
                .doesNotContain("attests");
        assertThat(juris.open(system.page()).body())
                .contains("Failed on", "send (untrusted-receipt)", "A certificate of conformity is still missing");
    }

    @Test
    void aSuspendedSystemIsToldSo() {
        juris.press(system.page() + "/suspension", juris.open(system.page()), "x=1");

        Said said = system.doctor("--json");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.states()).startsWith("sign-in failed", "begin not-tried");
        assertThat(said.json().at("/steps/0/next").asString()).contains("Check that the key");
        assertThat(juris.open(system.page()).body()).contains("Not run yet");
    }
}
