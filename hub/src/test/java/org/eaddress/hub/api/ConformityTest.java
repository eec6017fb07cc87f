package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.api.TriedSystem.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The certificate of conformity: what it takes to get one, what it proves, and what it opens.
@ExtendWith(HubExtension.class)
class ConformityTest {
    private static final String ALL_WELL =
            "{\"message\":\"%s\",\"steps\":[{\"name\":\"send\"},{\"name\":\"reconcile\"}]}";

    private final TestHub hub;
    private Visitor juris;
    private TriedSystem system;

    @TempDir
    private Path folder;

    ConformityTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connect() {
        juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation();
        system = TriedSystem.connect(hub, juris, folder);
    }

    @AfterEach
    void leave() {
        hub.bean(JdbcClient.class)
                .sql("update machine_client set removed_at = now() where name is not null")
                .update();
        juris.close();
    }

    private void pass() {
        Said said =
                system.doctor("--certificate", folder.resolve("conformity.jws").toString());
        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.out()).contains("The hub attests it");
    }

    private Answer begin(UUID message) {
        return system.party()
                .call(Call.json("PUT", "/v1/connection/self-test/" + message, "{\"doctor\":\"by hand\"}"))
                .expect(200);
    }

    private List<String> missing(UUID message) {
        Answer told = system.party()
                .call(Call.json("PUT", "/v1/connection/self-test", ALL_WELL.formatted(message)))
                .expect(200);
        assertThat(told.json().has("certificate")).isFalse();
        return told.list("missing").stream().map(step -> step.asString()).toList();
    }

    @Test
    void aPassedDoctorYieldsASealedCertificateThatAnybodyCanVerify() throws IOException {
        pass();

        HttpResponse<String> page = juris.open(system.page());
        assertThat(page.body()).contains("The hub attested", "Save the certificate", "Take it to production");
        Path saved = folder.resolve("saved.jws");
        Files.writeString(saved, juris.open(system.page() + "/conformity").body());
        assertThat(Files.readString(saved)).isEqualTo(Files.readString(folder.resolve("conformity.jws")));
        Said verified = TriedSystem.eaddress(
                "verify", saved.toString(), "--trust", system.trust().toString());
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.out())
                .contains("Lietvedība", "SIA Izstrāde", system.client(), TriedSystem.COMPANY, "told-conflict");
        assertThat(system.party().get("/v1/connection/certificate").expect(200).text("statement"))
                .isEqualTo(Files.readString(saved));
    }

    @Test
    void theCertificateIsInTheJournal() {
        pass();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.bean(JdbcClient.class)
                        .sql("select exists (select from journal_entry e join connection_certificate c"
                                + " on c.statement_id = e.message_id where c.client_id = :client)")
                        .param("client", system.client())
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void whatASystemOnlyClaimsIsNotAttested() {
        UUID message = TestHub.newId();
        begin(message);
        assertThat(missing(message)).hasSize(10).startsWith("sent", "registered");
        assertThat(juris.open(system.page()).body())
                .contains("A certificate of conformity is still missing")
                .doesNotContain("/production\"");
    }

    @Test
    void whatWasDoneBeforeTheRunBeganDoesNotCount() {
        Party party = system.party();
        Letter early = party.send(Letter.between(party, party));
        begin(early.id());
        party.submit(early).expect(200);
        assertThat(missing(early.id())).contains("sent").doesNotContain("repeated");
    }

    @Test
    void whatIsLeftOutIsNamed() {
        Party party = system.party();
        Letter letter = Letter.between(party, party);
        begin(letter.id());
        party.send(letter);
        party.waitFor(letter);
        party.confirm(letter).expect(200);
        party.get("/v1/messages/" + letter.id() + "/evidence").expect(200);

        assertThat(missing(letter.id()))
                .contains("repeated", "told-conflict", "reconciled")
                .doesNotContain("sent", "registered", "confirmed", "proven");
    }

    @Test
    void withoutACertificateNothingGoesToProduction() {
        HttpResponse<String> answer = system.produce(juris, Pasted.p256().publicPem());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("A certificate of conformity is still missing");
    }

    @Test
    void aCertificateThatHasEndedOpensNothing() {
        pass();
        hub.bean(JdbcClient.class)
                .sql("update connection_certificate set ends_at = now() - interval '1 second'")
                .update();
        assertThat(juris.open(system.page()).body()).contains("run the doctor again");
        assertThat(system.produce(juris, Pasted.p256().publicPem()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void inProductionTheSystemHasAKeyOfItsOwnAndWritesToPersons() {
        pass();
        HttpResponse<String> same = system.produce(juris, system.key().publicPem());
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("belongs to a system already");

        TriedSystem there = system.inProduction(juris);

        Letter letter = there.party().send(Letter.between(there.party(), hub.anna()));
        hub.anna().waitFor(letter);
        assertThat(juris.open(there.page()).body())
                .contains("Production", "The test system that it comes from", "/connections/" + system.client());
        assertThat(juris.open(system.page()).body())
                .contains("The same system in production", "/connections/" + there.client(), "Taken to production");
        assertThat(there.party().get("/v1/connection/certificate").expect(200).text("statement"))
                .startsWith("ey");
        assertThat(there.party()
                        .get("/v1/connection")
                        .expect(200)
                        .json()
                        .required("test")
                        .asBoolean())
                .isFalse();
        assertThat(system.produce(juris, Pasted.p256().publicPem()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void theDoctorOfASystemInProductionAttestsNothing() {
        pass();
        TriedSystem there = system.inProduction(juris);
        Said said = there.doctor();
        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.out()).contains("All is well.").doesNotContain("attests");
    }

    @Test
    void nobodyElseTakesItToProduction() {
        pass();
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL).forOrganisation()) {
            assertThat(rasma.open(system.page() + "/production").statusCode()).isEqualTo(404);
            assertThat(rasma.open(system.page() + "/conformity").statusCode()).isEqualTo(404);
            HttpResponse<String> own = rasma.open("/connections/new");
            assertThat(rasma.press(system.page() + "/production", own, "credential=x")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
