package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Organisation;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Account.Kind;
import org.eaddress.hub.directory.Account.Status;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Whoever keeps a copy of the organisations gets all of them, and later exactly what changed; persons are in no
/// list.
@ExtendWith(HubExtension.class)
class OrganisationsTest {
    private static final EAddress WATER = new EAddress("UDENS@90000000122");
    private static final EAddress FOREST = new EAddress("MEZS@90000000122");

    private final TestHub hub;
    private final Party council;

    OrganisationsTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    private void enrol(EAddress address, String name, Status status) {
        hub.bean(Directory.class).enrol(new Account(address, name, Kind.INSTITUTION, status));
    }

    private List<JsonNode> after(long version, int limit) {
        return council.get("/v1/directory/organisations?after=" + version + "&limit=" + limit)
                .expect(200)
                .list("organisations");
    }

    private List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>();
        for (List<JsonNode> page = after(0, 3); !page.isEmpty(); page = after(version(page.getLast()), 3)) {
            all.addAll(page);
        }
        return all;
    }

    private long newest() {
        return version(all().getLast());
    }

    private static long version(JsonNode organisation) {
        return organisation.get("version").asLong();
    }

    private static List<String> named(List<JsonNode> organisations) {
        return organisations.stream()
                .map(one ->
                        one.get("name").asString() + ", " + one.get("status").asString())
                .toList();
    }

    @Test
    void allOrganisationsAreReadInPagesEachOnceAndNoPerson() {
        hub.newPerson();
        Party unit = hub.newUnit();

        List<JsonNode> all = all();

        assertThat(all).extracting(OrganisationsTest::version).isSorted().doesNotHaveDuplicates();
        assertThat(all)
                .extracting(one -> one.get("eAddress").asString())
                .contains(unit.eAddress(), council.eAddress())
                .doesNotHaveDuplicates()
                .noneMatch(address -> address.startsWith("_PRIVATE") || address.startsWith("_TEST-"));
    }

    @Test
    void onlyWhatChangedSinceIsReadAgain() {
        enrol(WATER, "Ūdens nodaļa", Status.ACTIVE);
        long known = newest();

        enrol(WATER, "Ūdens nodaļa", Status.ACTIVE);
        assertThat(after(known, 100)).isEmpty();

        enrol(WATER, "Ūdeņu nodaļa", Status.ACTIVE);
        enrol(WATER, "Ūdeņu nodaļa", Status.CLOSED);
        assertThat(named(after(known, 100))).containsExactly("Ūdeņu nodaļa, closed");
    }

    @Test
    void aChangeThatIsWrittenLaterHasTheHigherNumberWhoeverCommitsFirst() {
        long known = newest();
        CompletableFuture<Void> later = new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
                .execute(_ -> {
                    enrol(WATER, "First " + known, Status.ACTIVE);
                    var second = CompletableFuture.runAsync(() -> enrol(FOREST, "Second " + known, Status.ACTIVE));
                    await().until(() -> isSomebodyWaiting() || second.isDone());
                    assertThat(after(known, 100)).isEmpty();
                    return second;
                });
        assertThat(later).isNotNull().succeedsWithin(Duration.ofSeconds(20));

        assertThat(named(after(known, 100)))
                .containsExactly("First " + known + ", active", "Second " + known + ", active");
    }

    private boolean isSomebodyWaiting() {
        return hub.bean(JdbcClient.class)
                .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void theSdkReadsThemPageByPage(@TempDir Path folder) {
        try (EAddressClient client = hub.sdk("council", folder.resolve("ledger"))) {
            List<Organisation> all = client.organisations(0).toList();
            assertThat(all).extracting(Organisation::eAddress).contains(council.eAddress());
            assertThat(client.organisations(all.getLast().version())).isEmpty();
        }
    }

    @Test
    void anOrganisationIsFoundByTheBeginningsOfItsWordsAndAPersonIsNot() {
        enrol(FOREST, "Meža un ezeru pārvalde", Status.ACTIVE);

        assertThat(found("mez+parv")).contains(FOREST.value());
        assertThat(found("Anna+Ozola")).isEmpty();
        assertThat(found("_PRIVATE@" + Visitor.ANNA)).isEmpty();
    }

    private List<String> found(String words) {
        return council.get("/v1/directory/search?words=" + words).expect(200).list("organisations").stream()
                .map(one -> one.get("eAddress").asString())
                .toList();
    }

    @Test
    void oneThatTakesNothingForATimeIsToldApartFromOneThatIsClosed() {
        enrol(WATER, "Ūdens", Status.INACTIVE);

        Answer answer =
                council.call(Call.json("POST", "/v1/directory/lookup", "{\"eAddresses\":[\"" + WATER.value() + "\"]}"));

        assertThat(answer.list("entries").getFirst().get("reach").asString()).isEqualTo("inactive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisations?after=x", "organisations?limit=0", "organisations?limit=501", "search"})
    void whatIsAskedOtherwiseIsRefused(String call) {
        assertThat(council.get("/v1/directory/" + call).problem()).isEqualTo("400 malformed-request");
    }

    @Test
    void tooManyCharactersAreRefused() {
        assertThat(council.get("/v1/directory/search?words=" + "a".repeat(201)).problem())
                .isEqualTo("400 malformed-request");
    }
}
