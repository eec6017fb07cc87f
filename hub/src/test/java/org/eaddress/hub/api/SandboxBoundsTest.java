package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a system in test does with its sandbox, nothing outside is touched, nothing that was sealed changes,
/// and nothing is done without bounds.
@ExtendWith(HubExtension.class)
class SandboxBoundsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestHub hub;
    private Visitor juris;
    private TriedSystem system;
    private TriedSystem other;

    @TempDir
    private Path folder;

    SandboxBoundsTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connect() {
        juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation();
        system = TriedSystem.connect(hub, juris, folder);
        other = TriedSystem.connect(hub, juris, folder);
    }

    @AfterEach
    void leave() {
        TriedSystem.removeAll(hub);
        juris.close();
    }

    private static List<String> sealed(Party who, Letter letter) {
        return who.evidence(letter).expect(200).list("evidence").stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void movedTimeMakesNothingOfOthersOlder() {
        Party neighbour = other.party();
        Letter unsent = Letter.between(hub.council(), hub.anna());
        Letter ofNeighbour = Letter.between(neighbour, neighbour);
        hub.council().submit(unsent).expect(201);
        neighbour.submit(ofNeighbour).expect(201);
        Party unit = hub.newUnit();
        Letter unfetched = hub.council().send(Letter.between(hub.council(), unit));
        unit.waitFor(unfetched);

        system.move(Duration.ofDays(300)).expect(200);

        assertThat(hub.council().get(unsent.path()).text("state")).isEqualTo("accepted");
        assertThat(neighbour.get(ofNeighbour.path()).text("state")).isEqualTo("accepted");
        assertThat(hub.council().events(unfetched)).doesNotContain("ContentHandoverFailure");
        assertThat(Instant.parse(neighbour.get("/v1/sandbox").expect(200).text("now")))
                .isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void movedTimeMovesNoLawsClock() {
        Party party = system.party();
        Letter own = party.send(Letter.between(party, party));
        Letter real = hub.council().send(Letter.between(hub.council(), hub.anna()));
        party.waitFor(own);
        hub.anna().waitFor(real);
        String ownDay = day(party, own);
        String realDay = day(hub.council(), real);

        system.move(Duration.ofDays(300)).expect(200);

        assertThat(day(party, own)).isEqualTo(ownDay);
        assertThat(day(hub.council(), real)).isEqualTo(realDay);
        assertThat(party.call(Call.get(own.path() + "/deemed-notification").by("PUT"))
                        .status())
                .as("nothing is sealed of a day that has not come")
                .isEqualTo(409);
    }

    private static String day(Party who, Letter letter) {
        return who.get(letter.path() + "/deemed-notification")
                .expect(200)
                .json()
                .toString();
    }

    @Test
    void whatWasSealedStaysAsItIs() {
        Party party = system.party();
        Letter own = party.send(Letter.between(party, party));
        party.waitFor(own);
        List<String> before = sealed(party, own);

        system.move(Duration.ofDays(300)).expect(200);

        assertThat(sealed(party, own)).startsWith(before.toArray(String[]::new)).hasSizeGreaterThan(before.size());
    }

    @Test
    void refusalsAreOfOneSandboxOnly() {
        system.refuse("submission", "malfunction", 3).expect(200);
        system.refuse("consignment", "malfunction", 3).expect(200);
        Party neighbour = other.party();

        Letter real = hub.council().send(Letter.between(hub.council(), hub.newUnit()));
        Letter ofNeighbour = neighbour.send(Letter.between(neighbour, neighbour));

        neighbour.waitFor(ofNeighbour);
        await().atMost(PATIENCE).until(() -> hub.council().events(real).contains("ContentConsignment"));
        assertThat(system.party().get("/v1/sandbox").list("refusals")).hasSize(2);
    }

    @Test
    void aBrokenNotificationIsOfOneSandboxOnly() {
        system.silence(true);
        Party neighbour = other.party();
        neighbour.webhook("https://dms.invalid/mail").expect(200);
        neighbour.waitFor(neighbour.send(Letter.between(neighbour, neighbour)));
        await().atMost(PATIENCE)
                .until(() -> neighbour.get("/v1/webhook").expect(200).json().has("outcome"));
        assertThat(neighbour.get("/v1/webhook").text("outcome")).doesNotContain("sandbox");
    }

    @Test
    void keysThatActAsEndedAreThoseOfOneSystemOnly() {
        system.sandbox("PUT", "/keys", "{\"outSeconds\":3600}");
        assertThat(system.party().get("/v1/account").problem()).isEqualTo("401 token-not-good");
        other.party().get("/v1/account").expect(200);
        hub.council().get("/v1/account").expect(200);
    }

    @Test
    void aSystemInProductionHasNoSandbox() {
        Party council = hub.council();
        assertThat(council.get("/v1/sandbox").problem()).isEqualTo("409 not-in-test");
        for (String call : List.of(
                "POST /samples {\"kind\":\"letter\"}",
                "POST /clock {\"seconds\":3600}",
                "PUT /notification {\"broken\":true}",
                "PUT /keys {\"outSeconds\":60}",
                "PUT /refusals {\"at\":\"submission\",\"reason\":\"malfunction\",\"times\":1}")) {
            assertThat(TriedSystem.sandbox(council, call).problem()).as(call).isEqualTo("409 not-in-test");
        }
        council.submit(Letter.between(council, hub.anna())).expect(201);
    }

    @Test
    void timeIsNotMovedBackNorTooFar() {
        assertThat(system.move(Duration.ofDays(-1)).problem()).isEqualTo("400 malformed-request");
        assertThat(system.move(Duration.ZERO).problem()).isEqualTo("400 malformed-request");
        assertThat(system.move(Duration.ofDays(401)).problem()).isEqualTo("400 malformed-request");
        for (int i = 0; i < 9; i++) {
            system.move(Duration.ofDays(400)).expect(200);
        }
        assertThat(system.move(Duration.ofDays(400)).problem()).isEqualTo("400 malformed-request");
    }

    @Test
    void samplesAreSoManyInAnHourAndNoMore() {
        for (int i = 0; i < TestHub.SAMPLES; i++) {
            TriedSystem.sandbox(system.party(), "POST /samples {\"kind\":\"eicar\"}")
                    .expect(200);
        }
        assertThat(TriedSystem.sandbox(system.party(), "POST /samples {\"kind\":\"letter\"}")
                        .problem())
                .isEqualTo("429 too-often");
        TriedSystem.sandbox(other.party(), "POST /samples {\"kind\":\"letter\"}")
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /samples {}",
                "POST /samples {\"kind\":\"bomb\"}",
                "POST /clock {}",
                "POST /clock {\"seconds\":9223372036854775807}",
                "PUT /notification {}",
                "PUT /keys {\"outSeconds\":86401}",
                "PUT /keys {\"outSeconds\":-1}",
                "PUT /refusals {\"at\":\"lunch\",\"reason\":\"malfunction\",\"times\":1}",
                "PUT /refusals {\"at\":\"submission\",\"reason\":\"boredom\",\"times\":1}",
                "PUT /refusals {\"at\":\"submission\",\"reason\":\"malfunction\",\"times\":-1}",
                "PUT /refusals {\"at\":\"submission\",\"reason\":\"malfunction\",\"times\":101}"
            })
    void whatMakesNoSenseIsRefused(String call) {
        assertThat(TriedSystem.sandbox(system.party(), call).problem()).isEqualTo("400 malformed-request");
    }
}
