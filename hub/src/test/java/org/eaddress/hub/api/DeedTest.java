package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.lookup.LookUp;
import org.eaddress.hub.lookup.LookUps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A notary's system delegates on a power of attorney, and both sides see it in the portal.
@ExtendWith(HubExtension.class)
class DeedTest {
    private static final String HERE = "/settings/delegations";

    private final TestHub hub;
    private Party notary;
    private Party grantor;
    private Party delegate;
    private Visitor grantors;
    private Visitor delegates;

    DeedTest(TestHub hub) {
        this.hub = hub;
    }

    /// For a year, to see.
    static String order(String grantor, String delegate, String deed) {
        return order(grantor, delegate, "see", "2030-01-01T00:00:00.000Z", deed);
    }

    private static String order(String grantor, String delegate, String direction, String until, String deed) {
        return """
                {"grantor":"%s","delegate":"%s","direction":"%s","until":"%s","deed":"%s"}""".formatted(grantor, delegate, direction, until, deed);
    }

    @BeforeEach
    void signIn() {
        notary = hub.newNotary();
        grantor = hub.newPerson("Gunta Devēja");
        delegate = hub.newPerson("Dainis Ņēmējs");
        grantors = Visitor.signedIn(hub, grantor.personalCode());
        delegates = Visitor.signedIn(hub, delegate.personalCode());
    }

    @AfterEach
    void leave() {
        grantors.close();
        delegates.close();
    }

    private String newPath() {
        return "/v1/delegations/" + TestHub.newId();
    }

    private Answer put(String path, String order) {
        return notary.call(Call.json("PUT", path, order));
    }

    private static String id(String path) {
        return path.substring("/v1/delegations/".length());
    }

    @Test
    void itCountsAtOnceAndBothSeeTheNotaryAndTheDeed() {
        String path = newPath();
        Answer made = put(path, order(grantor.eAddress(), delegate.eAddress(), "Nr. 1234"))
                .expect(201);
        assertThat(made.text("state")).isEqualTo("in-force");

        assertThat(grantors.open(HERE).body()).contains("Dainis Ņēmējs", "Jauna puse certified: Nr. 1234");
        assertThat(delegates.open(HERE).body()).contains("Gunta Devēja", "Jauna puse certified: Nr. 1234");
        assertThat(Entrusting.choose(delegates, id(path)).body()).contains("Gunta Devēja (Dainis Ņēmējs)");
        assertThat(delegates.open("/write").statusCode()).isEqualTo(404);
        assertThat(hub.bean(LookUps.class).of(new EAddress(grantor.eAddress()), Optional.empty(), 9))
                .extracting(LookUp::by)
                .contains("Jauna puse");
    }

    @Test
    void aRepeatGivesTheSameAndOtherContentIsAConflict() {
        String path = newPath();
        String order = order(grantor.eAddress(), delegate.eAddress(), "Nr. 1");
        Answer first = put(path, order).expect(201);

        assertThat(put(path, order).expect(200).body()).isEqualTo(first.body());
        assertThat(put(path, order(grantor.eAddress(), delegate.eAddress(), "Nr. 2"))
                        .problem())
                .isEqualTo("409 delegation-conflict");
        assertThat(notary.get(path).expect(200).body()).isEqualTo(first.body());
    }

    @Test
    void theGrantorTakesItBackAndTheNotarySeesIt() {
        String path = newPath();
        String order = order(grantor.eAddress(), delegate.eAddress(), "Nr. 1");
        put(path, order).expect(201);
        Entrusting.choose(delegates, id(path));
        Entrusting.revoke(grantors, id(path));

        assertThat(delegates.open("/mail").uri().getPath()).isEqualTo("/mailboxes");
        assertThat(put(path, order).expect(200).text("state")).isEqualTo("revoked");
    }

    @Test
    void theNotaryEndsItAndTheFirstEndStays() {
        String path = newPath();
        put(path, order(grantor.eAddress(), delegate.eAddress(), "send", "2030-01-01T00:00:00.000Z", "Nr. 1"))
                .expect(201);
        Entrusting.choose(delegates, id(path));
        assertThat(delegates.open("/write").statusCode()).isEqualTo(200);

        Answer ended = notary.call(Call.get(path + "/revocation").by("PUT")).expect(200);
        assertThat(ended.text("state")).isEqualTo("revoked");
        assertThat(delegates.open("/mail").uri().getPath()).isEqualTo("/mailboxes");
        assertThat(notary.call(Call.get(path + "/revocation").by("PUT"))
                        .expect(200)
                        .body())
                .isEqualTo(ended.body());
    }

    @Test
    void beforeItBeginsItDoesNotCount() {
        String path = newPath();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        String order = order(grantor.eAddress(), delegate.eAddress(), "Nr. 1")
                .replace("\"until\"", "\"from\":\"%s\",\"until\"".formatted(tomorrow));
        put(path, order).expect(201);

        assertThat(Entrusting.choose(delegates, id(path)).statusCode()).isEqualTo(403);
        assertThat(grantors.open(HERE).body()).contains("Nr. 1");
    }

    @ParameterizedTest
    @CsvSource({
        "GRANTOR, GRANTOR,                 see,  2030-01-01T00:00:00.000Z, Nr. 1, 422 nobody-to-delegate",
        "GRANTOR, _DEFAULT@90000000122,    see,  2030-01-01T00:00:00.000Z, Nr. 1, 422 nobody-to-delegate",
        "_PRIVATE@329999-99990, DELEGATE,  see,  2030-01-01T00:00:00.000Z, Nr. 1, 422 nobody-to-delegate",
        "GRANTOR, DELEGATE,                see,  2020-01-01T00:00:00.000Z, Nr. 1, 422 bad-term",
        "GRANTOR, DELEGATE,                see,  2999-01-01T00:00:00.000Z, Nr. 1, 422 bad-term",
        "GRANTOR, DELEGATE,                administer, 2030-01-01T00:00:00.000Z, Nr. 1, 400 malformed-request",
        "GRANTOR, DELEGATE,                see,  tomorrow,                 Nr. 1, 400 malformed-request",
        "GRANTOR, DELEGATE,                see,  2030-01-01T00:00:00.000Z, '',    400 malformed-request",
        "GRANTOR, somebody,                see,  2030-01-01T00:00:00.000Z, Nr. 1, 400 malformed-request"
    })
    void aBadOrderMakesNothing(String from, String to, String direction, String until, String deed, String problem) {
        String path = newPath();

        assertThat(put(path, order(who(from), who(to), direction, until, deed)).problem())
                .isEqualTo(problem);
        assertThat(notary.get(path).problem()).isEqualTo("404 unknown-delegation");
    }

    private String who(String name) {
        return name.replace("GRANTOR", grantor.eAddress()).replace("DELEGATE", delegate.eAddress());
    }
}
