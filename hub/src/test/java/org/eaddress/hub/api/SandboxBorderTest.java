package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// A system in test has to do with its own sandbox, and nobody else has to do with that.
@ExtendWith(HubExtension.class)
class SandboxBorderTest {
    private static final String BORDER = "422 sandbox-border";

    private final TestHub hub;
    private Visitor juris;
    private TriedSystem system;

    @TempDir
    private Path folder;

    SandboxBorderTest(TestHub hub) {
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

    private long lookUps() {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from evidence where event = 'PersonsLookedUp'")
                .query(Long.class)
                .single();
    }

    private Party sender() {
        return new Party(
                hub.wire(),
                system.client(),
                system.eAddress().replace("@", "-SENDER@"),
                system.key().key());
    }

    @Test
    void aTestSystemReachesNoPersonAndLearnsOfNone() {
        long before = lookUps();
        Party party = system.party();

        assertThat(party.submit(Letter.between(party, hub.anna())).problem()).isEqualTo(BORDER);
        assertThat(party.submit(Letter.between(party, hub.newPerson())).problem())
                .isEqualTo(BORDER);
        assertThat(entries(party, hub.anna().eAddress())).containsExactly("unknown");
        assertThat(party.call(Call.json(
                                "POST",
                                "/v1/recipients/warnings",
                                JsonMapper.shared()
                                        .writeValueAsString(Map.of(
                                                "eAddresses", List.of(hub.anna().eAddress())))))
                        .expect(200)
                        .list("recipients")
                        .getFirst()
                        .required("warnings"))
                .isEmpty();
        assertThat(lookUps()).isEqualTo(before);
    }

    private static List<String> entries(Party who, String... asked) {
        return who
                .call(Call.json(
                        "POST",
                        "/v1/directory/lookup",
                        JsonMapper.shared().writeValueAsString(Map.of("eAddresses", List.of(asked)))))
                .expect(200)
                .list("entries")
                .stream()
                .map(entry -> entry.required("reach").asString())
                .toList();
    }

    @Test
    void aTestSystemReachesNoOrganisationNotEvenItsOwn() {
        Party party = system.party();
        assertThat(party.submit(Letter.between(party, hub.council())).problem()).isEqualTo(BORDER);
        assertThat(party.submit(Letter.between(
                                party,
                                new Party(
                                        hub.wire(),
                                        "x",
                                        TriedSystem.COMPANY,
                                        system.key().key())))
                        .problem())
                .isEqualTo(BORDER);
        assertThat(party.submit(Letter.between(hub.council(), party)).problem()).isEqualTo("403 sender-not-yours");
    }

    @Test
    void nobodyReachesASandbox() {
        assertThat(hub.council()
                        .submit(Letter.between(hub.council(), system.party()))
                        .problem())
                .isEqualTo(BORDER);
        assertThat(hub.council().submit(Letter.between(hub.council(), sender())).problem())
                .isEqualTo(BORDER);
        assertThat(entries(hub.council(), system.eAddress())).containsExactly("unknown");
        TriedSystem other = TriedSystem.connect(hub, juris, folder);
        assertThat(other.party()
                        .submit(Letter.between(other.party(), system.party()))
                        .problem())
                .isEqualTo(BORDER);
    }

    @Test
    void insideASandboxMailGoesBothWays() {
        Party party = system.party();
        Letter letter = party.send(Letter.between(party, sender()));
        assertThat(party.get("/v1/messages/" + letter.id()).expect(200).body()).contains("sent");
        assertThat(entries(party, system.eAddress(), sender().eAddress())).containsExactly("mailbox", "mailbox");
    }

    @Test
    void peopleFindNoSandbox() {
        String search = "/write?q=" + Visitor.encoded("SIA Bērzs");
        try (Visitor anna = Visitor.signedIn(hub, Visitor.ANNA)) {
            assertThat(anna.open(search).body())
                    .contains("_DEFAULT@40103000456")
                    .doesNotContain("_TEST-");
            assertThat(anna.open("/write?q=" + Visitor.encoded(system.eAddress()))
                            .body())
                    .doesNotContain("href=\"/write/");
        }
        assertThat(juris.open("/connections/new").body()).doesNotContain("_TEST-");
    }

    @Test
    void theTwinOfARemovedSystemTakesNothingAnyMore() {
        juris.press(system.page() + "/removal", juris.open(system.page()), "sure=true");
        assertThat(hub.bean(JdbcClient.class)
                        .sql("select distinct status from account where e_address = any(:addresses)")
                        .param("addresses", new String[] {system.eAddress(), sender().eAddress()})
                        .query(String.class)
                        .list())
                .containsExactly("closed");
    }
}
