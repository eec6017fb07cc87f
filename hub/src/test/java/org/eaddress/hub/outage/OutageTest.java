package org.eaddress.hub.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.Keeping;
import org.eaddress.client.proof.TrustAnchors;
import org.eaddress.client.proof.Verdict;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The hub notes when it was not available, however it went and came back, and seals what it noted. No test sleeps:
/// the clock is moved.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {
    private static final String[] SLOWLY = {"--hub.outages.every=1h", "--hub.outages.from=3h"};
    private static final Duration SHORT = Duration.ofHours(2);
    private static final Duration LONG = Duration.ofHours(4);

    private Path folder;

    private final MovableClock clock = new MovableClock();
    private KeepingHub hub;

    @BeforeAll
    void start(@TempDir Path inFolder) {
        folder = inFolder;
        clock.stop();
        hub = KeepingHub.start(clock, folder, SLOWLY);
    }

    @BeforeEach
    void begin() {
        KeepingHub.empty(hub.db(), "hub_life, outage, planned_outage, availability_statement");
        clock.goAhead(SHORT);
        life().note();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private HubLife life() {
        return hub.bean(HubLife.class);
    }

    private List<Outage> outages() {
        return hub.bean(HubOutages.class).before(clock.instant().plus(LONG), 10);
    }

    private HubLife.Known known() {
        return life().known().orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// The hub was away so long and is back.
    private void away(Duration time) {
        clock.goAhead(time);
        life().note();
    }

    @Test
    void aHubThatWasStoppedNotesTheOutageWhenItIsBack() {
        Instant last = known().until();
        hub.close();
        clock.goAhead(LONG);

        hub = KeepingHub.start(clock, folder, SLOWLY);
        life().note();

        assertThat(outages()).singleElement().satisfies(outage -> {
            assertThat(outage.since()).isEqualTo(last);
            assertThat(outage.until()).isEqualTo(now());
            assertThat(outage.announced()).isFalse();
        });
    }

    @Test
    void aShortPauseAndAnInstanceThatLivesAreNoOutage() {
        away(SHORT);
        away(SHORT); // another instance noted it in between
        assertThat(outages()).isEmpty();
        away(LONG);
        assertThat(outages()).hasSize(1);
    }

    @Test
    void instancesThatComeBackTogetherNoteItOnce() throws Exception {
        clock.goAhead(LONG);
        together(() -> life().note());
        assertThat(outages()).hasSize(1);
        together(() -> hub.bean(Availability.class).stateNext());
        assertThat(statements()).isEqualTo(1);
    }

    private static void together(Runnable work) throws InterruptedException, ExecutionException {
        CyclicBarrier both = new CyclicBarrier(2);
        try (ExecutorService instances = Executors.newFixedThreadPool(2)) {
            List<? extends Future<?>> done = Stream.of(1, 2)
                    .map(_ -> instances.submit(() -> {
                        both.await();
                        work.run();
                        return true;
                    }))
                    .toList();
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    private int statements() {
        return hub.db()
                .sql("select count(*) from availability_statement")
                .query(Integer.class)
                .single();
    }

    @Test
    void aCrashInTheMomentOfNotingLosesNothingAndNotesNothingTwice() {
        Instant last = known().until();
        clock.goAhead(LONG);
        crashing(() -> life().note());
        assertThat(outages()).isEmpty();
        assertThat(known().until()).isEqualTo(last);

        life().note();
        life().note(); // the answer to the first was lost
        assertThat(outages())
                .singleElement()
                .satisfies(outage -> assertThat(outage.since()).isEqualTo(last));
    }

    @Test
    void aCrashInTheMomentOfSealingLeavesItToTheNext() {
        away(LONG);
        crashing(() -> hub.bean(Availability.class).stateNext());
        assertThat(statements()).isZero();

        assertThat(hub.bean(Availability.class).stateNext()).isTrue();
        assertThat(hub.bean(Availability.class).stateNext()).isFalse();
        assertThat(statements()).isEqualTo(1);
        assertThat(outages().getFirst().statement()).isPresent();
    }

    private void crashing(Runnable work) {
        new TransactionTemplate(hub.bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            work.run();
            transaction.setRollbackOnly();
        });
    }

    @Test
    void whatIsSealedOfAnOutageIsCheckedWithoutTheHub() {
        Instant begun = now();
        announce(begun.plusSeconds(1), begun.plus(LONG).plus(LONG));
        clock.goAhead(Duration.ofSeconds(2));
        life().note();
        away(LONG);
        hub.bean(Availability.class).stateNext();

        Outage outage = outages().getFirst();
        String jws = hub.bean(Availability.class)
                .find(outage.statement().orElseThrow())
                .orElseThrow();

        assertThat(said(jws))
                .isEqualTo(new Keeping.Available(
                        outage.since(),
                        outage.until(),
                        Duration.ofHours(3).toSeconds(),
                        List.of(new Keeping.Outage(outage.since(), outage.until(), true))));
    }

    private void announce(Instant since, Instant until) {
        hub.bean(PlannedOutages.class)
                .add(UUID.randomUUID(), new PlannedOutage(since, until, "New disks", "Ilze Kalniņa"));
    }

    private Keeping.Available said(String jws) {
        Verdict verdict = EvidenceVerifier.trusting(TrustAnchors.of(
                        hub.bean(org.eaddress.hub.evidence.TrustAnchors.class).certificates()))
                .verify(jws);
        assertThat(verdict).isInstanceOf(Verdict.Kept.class);
        return (Keeping.Available) ((Verdict.Kept) verdict).statement().fact();
    }

    @Test
    void whatWasAnnouncedTooLateOrForLessIsNotAnnounced() {
        away(SHORT);
        announce(now().minusSeconds(1), now().plus(LONG)); // it has begun
        clock.goAhead(Duration.ofSeconds(1));
        announce(now(), now().plus(SHORT)); // it ends before the hub is back
        away(LONG);
        assertThat(outages().getFirst().announced()).isFalse();
    }

    @Test
    void ofAPeriodWithoutAnOutageIsStatedThatThereWasNone() {
        Instant since = known().since();
        away(SHORT);
        Availability availability = hub.bean(Availability.class);

        Availability.Stated stated = availability.state(since, known().until());

        assertThat(said(stated.jws()).outages()).isEmpty();
        assertThat(availability.state(since, known().until())).isEqualTo(stated);
    }

    @Test
    void anOutageIsCutToThePeriodThatWasAskedAbout() {
        Instant last = known().until();
        away(LONG);
        Instant until = last.plus(SHORT);

        Availability.Stated stated = hub.bean(Availability.class).state(known().since(), until);

        assertThat(said(stated.jws()).outages()).containsExactly(new Keeping.Outage(last, until, false));
    }

    @Test
    void nothingIsStatedOfWhatIsNotKnown() {
        Availability availability = hub.bean(Availability.class);
        Instant since = known().since();
        Instant until = known().until().plusMillis(1);
        assertThatThrownBy(() -> availability.state(since, until)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> availability.state(since.minusMillis(1), since))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> availability.state(since, since)).isInstanceOf(ProblemException.class);
        assertThat(availability.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void anybodyReadsThePageAndTheListAndSavesTheStatement() throws Exception {
        announce(now().plus(LONG), now().plus(LONG).plus(LONG));
        away(LONG);
        hub.bean(Availability.class).stateNext();
        UUID statement = outages().getFirst().statement().orElseThrow();

        assertThat(read("/outages?lang=en").body())
                .contains("Outages", "4 h 0 min", "New disks", "/v1/outages/statements/" + statement, "own word")
                .doesNotContain("Ilze Kalniņa");
        assertThat(read("/outages?lang=lv").body()).contains("Pārtraukumi", "Ko apliecinājums nepierāda");
        assertThat(read("/v1/outages").body()).contains(statement.toString(), "New disks", "\"announced\":false");
        HttpResponse<String> saved = read("/v1/outages/statements/" + statement);
        assertThat(saved.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/jose");
        assertThat(said(saved.body()).outages()).hasSize(1);
        assertThat(read("/v1/outages/statements/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> read(String path) throws IOException, InterruptedException {
        String port = hub.context().getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Accept", path.startsWith("/v1") ? "*/*" : "text/html")
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
