package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.lookup.LookUp;
import org.eaddress.hub.lookup.LookUps;
import org.eaddress.hub.lookup.Purpose;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who asks the directory about a person is on record before it is told anything, and who asks too much is told
/// nothing.
@ExtendWith(HubExtension.class)
class LookUpTest {
    private static final String ANNA = "_PRIVATE@" + Visitor.ANNA;

    private final TestHub hub;
    private final Party council;
    private final Party person;

    LookUpTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.newUnit();
        this.person = hub.newPerson();
    }

    private Answer lookUp(Party by, String more, String... eAddresses) {
        return ask("/v1/directory/lookup", by, more, eAddresses);
    }

    private static Answer ask(String path, Party by, String more, String... eAddresses) {
        String list = List.of(eAddresses).stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
        return by.call(Call.json("POST", path, "{\"eAddresses\":[%s]%s}".formatted(list, more)));
    }

    private List<LookUp> seenBy(Party someone) {
        return hub.bean(LookUps.class).of(new EAddress(someone.eAddress()), Optional.empty(), 10);
    }

    private static String[] unknown(int count) {
        return IntStream.range(0, count)
                .mapToObj("_PRIVATE@330000-%05d"::formatted)
                .toArray(String[]::new);
    }

    @Test
    void thePersonSeesWhoAskedAndForWhat() {
        lookUp(council, ",\"purpose\":\"proceedings\"", person.eAddress()).expect(200);
        ask("/v1/recipients/warnings", council, "", person.eAddress()).expect(200);

        assertThat(seenBy(person))
                .extracting(one -> one.by() + " " + one.means().code() + " "
                        + one.purpose().map(Purpose::code).orElse("-"))
                .containsExactly("Jauna puse warnings -", "Jauna puse directory proceedings");
    }

    @Test
    void thePersonAndNobodyElseFindsItselfInTheSealedStatement() throws Exception {
        Party other = hub.newPerson();
        lookUp(council, "", person.eAddress(), other.eAddress()).expect(200);
        LookUp seen = seenBy(person).getFirst();

        JsonNode statement =
                Contract.payload(hub.bean(LookUps.class).statement(seen).orElseThrow());
        assertThat(statement.get("event").asString()).isEqualTo("urn:eaddress:event:PersonsLookedUp");
        JsonNode facts = statement.get("facts");
        assertThat(facts.get("lookedUpBy").asString()).isEqualTo(council.eAddress());
        assertThat(facts.has("purpose")).isFalse();
        assertThat(facts.get("persons").valueStream().map(JsonNode::asString))
                .hasSize(2)
                .contains(Sha256.digestOf((seen.nonce() + person.eAddress()).getBytes(StandardCharsets.US_ASCII))
                        .hex());
        assertThat(statement.toString()).doesNotContain(person.eAddress(), seen.nonce());
    }

    @Test
    void thePageTellsItInWordsAndGivesTheProof() throws Exception {
        lookUp(council, ",\"purpose\":\"proceedings\"", ANNA).expect(200);
        UUID id = hub.bean(LookUps.class)
                .of(new EAddress(ANNA), Optional.empty(), 1)
                .getFirst()
                .id();
        String record = "/settings/look-ups/" + id;
        try (Visitor anna = Visitor.signedIn(hub, Visitor.ANNA);
                Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL)) {
            assertThat(anna.open("/settings").body()).contains("/settings/look-ups");
            assertThat(anna.open("/settings/look-ups").body())
                    .contains("Jauna puse", "asked whether you have an e-address", "for official proceedings", record);
            JsonNode file = JsonMapper.shared().readTree(anna.open(record).body());
            String digest = Sha256.digestOf(
                            (file.get("nonce").asString() + file.get("eAddress").asString())
                                    .getBytes(StandardCharsets.US_ASCII))
                    .hex();
            assertThat(Contract.payload(file.get("statement").asString()).toString())
                    .contains(digest);
            assertThat(rasma.open(record).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void organisationsAndOneselfAreNoLookAtAPerson() {
        lookUp(person, "", person.eAddress(), council.eAddress()).expect(200);
        assertThat(seenBy(person)).isEmpty();
        assertThat(seenBy(council)).isEmpty();
    }

    @Test
    void manyPersonsAreLookedUpForAPurposeOnly() {
        assertThat(lookUp(council, "", unknown(11)).problem()).isEqualTo("422 purpose-needed");
        lookUp(council, ",\"purpose\":\"address-list\"", unknown(11)).expect(200);
        assertThat(lookUp(council, ",\"purpose\":\"fun\"", person.eAddress()).problem())
                .isEqualTo("400 malformed-request");
        assertThat(seenBy(person)).isEmpty();
    }

    /// Of persons that are there, too: else the refusal would tell who is not.
    @Test
    void whoGuessesCodesIsStoppedAndToldNothing() {
        spent(0, 999);
        lookUp(council, "", unknown(1)).expect(200);

        Answer refused = lookUp(council, "", unknown(1));
        assertThat(refused.problem()).isEqualTo("429 too-many-look-ups");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(lookUp(council, "", person.eAddress()).problem()).isEqualTo("429 too-many-look-ups");
        assertThat(ask("/v1/recipients/warnings", council, "", person.eAddress())
                        .problem())
                .isEqualTo("429 too-many-look-ups");
        assertThat(seenBy(person)).isEmpty();
        lookUp(council, "", hub.newUnit().eAddress()).expect(200);
        lookUp(hub.newUnit(), "", unknown(1)).expect(200);
    }

    @Test
    void whetherALookUpIsRefusedHangsOnThoseBeforeAlone() {
        spent(0, 999);
        lookUp(council, ",\"purpose\":\"address-list\"", unknown(20)).expect(200);
        assertThat(lookUp(council, "", unknown(1)).problem()).isEqualTo("429 too-many-look-ups");
    }

    @Test
    void whoLooksUpTooManyInADayIsStopped() {
        spent(500_000, 0);
        assertThat(lookUp(council, "", person.eAddress()).problem()).isEqualTo("429 too-many-look-ups");
        assertThat(seenBy(person)).isEmpty();
    }

    /// Its answer tells as much as a look-up does.
    @Test
    void aRefusedMessageIsOnRecordAndCounts() {
        Letter toNobody = Letter.between(council, person).to(person.eAddress(), unknown(1)[0]);
        assertThat(council.submit(toNobody).problem()).isEqualTo("422 unknown-recipient");

        assertThat(seenBy(person)).extracting(one -> one.means().code()).containsExactly("submission");
        spent(0, 999);
        assertThat(lookUp(council, "", person.eAddress()).problem()).isEqualTo("429 too-many-look-ups");
    }

    /// On whichever day the hub thinks it is.
    private void spent(int persons, int unknown) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (LocalDate day : List.of(today, today.plusDays(1))) {
            hub.bean(JdbcClient.class)
                    .sql("insert into look_up_day as d values (:looker, :day, :persons, :unknown)"
                            + " on conflict (looker, day) do update set unknown = d.unknown + excluded.unknown")
                    .param("looker", council.eAddress())
                    .param("day", day)
                    .param("persons", persons)
                    .param("unknown", unknown)
                    .update();
        }
    }

    @Test
    void theLookerHasNoPieceOfItAmongItsEvidence() {
        lookUp(council, "", person.eAddress()).expect(200);
        LookUp seen = seenBy(person).getFirst();
        assertThat(hub.bean(EvidenceArchive.class).of(seen.id())).hasSize(1);
        assertThat(council.get("/v1/messages/" + seen.id() + "/evidence").problem())
                .isEqualTo("404 unknown-message");
    }
}
