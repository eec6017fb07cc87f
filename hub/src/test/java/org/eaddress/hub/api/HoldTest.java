package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Legal holds by the API: what the operator can do, and that nobody else can.
@ExtendWith(HubExtension.class)
class HoldTest {
    private static final String LIFTING = "{\"liftedBy\":\"A. Liepa\"}";

    private final TestHub hub;
    private Party operator;
    private Letter letter;

    HoldTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void send() {
        operator = hub.operator();
        letter = Letter.between(hub.council(), hub.newPerson());
        hub.council().submit(letter).expect(201);
    }

    static String over(String member, String value) {
        return "{\"%s\":\"%s\",\"reason\":\"Case C-17\",\"placedBy\":\"J. Kalns\"}".formatted(member, value);
    }

    private static String newHold() {
        return "/v1/holds/" + TestHub.newId();
    }

    private Answer put(String path, String body) {
        return operator.call(Call.json("PUT", path, body));
    }

    @Test
    void whoPlacedItAndWhyIsTold() {
        Answer hold = put(newHold(), over("message", letter.id().toString())).expect(201);

        assertThat(hold.text("message")).isEqualTo(letter.id().toString());
        assertThat(hold.text("reason")).isEqualTo("Case C-17");
        assertThat(hold.text("placedBy")).isEqualTo("J. Kalns");
        assertThat(hold.json().has("liftedAt")).isFalse();
    }

    @Test
    void placingAndLiftingAreSealedInTheDescribedForm() throws IOException {
        String path = newHold();
        put(path, over("eAddress", hub.anna().eAddress())).expect(201);
        Answer lifted = put(path + "/lifting", LIFTING).expect(200);

        JsonNode placing = Contract.payload(lifted.text("placing"));
        JsonNode lifting = Contract.payload(lifted.text("lifting"));
        assertThat(List.of(placing, lifting)).allSatisfy(HoldTest::assertDescribed);
        assertThat(placing.at("/facts/placedThrough").asString()).isEqualTo(TestHub.OPERATOR);
        assertThat(placing.at("/facts/eAddress").asString())
                .isEqualTo(hub.anna().eAddress());
        assertThat(lifting.at("/facts/liftedBy").asString()).isEqualTo("A. Liepa");
    }

    private static void assertDescribed(JsonNode statement) throws IOException {
        String schema = Files.readString(Path.of("../api-spec/evidence/keeping.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(statement.toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void thoseWhoseMailIsHeldAreNotTold() {
        put(newHold(), over("message", letter.id().toString())).expect(201);

        assertThat(hub.council().evidence(letter).list("evidence")).hasSize(1);
    }

    @Test
    void repeatingChangesNothing() {
        String path = newHold();
        String order = over("message", letter.id().toString());
        Answer first = put(path, order).expect(201);

        assertThat(put(path, order).expect(200).body()).isEqualTo(first.body());
        Answer lifted = put(path + "/lifting", LIFTING).expect(200);
        assertThat(put(path + "/lifting", "{\"liftedBy\":\"Somebody else\"}")
                        .expect(200)
                        .body())
                .isEqualTo(lifted.body());
    }

    @Test
    void anotherHoldUnderTheSameIdIsRefused() {
        String path = newHold();
        put(path, over("message", letter.id().toString())).expect(201);

        assertThat(put(path, over("eAddress", hub.anna().eAddress())).problem()).isEqualTo("409 hold-conflict");
    }

    @Test
    void aHoldOverNothingIsRefused() {
        assertThat(put(newHold(), over("message", TestHub.newId().toString())).problem())
                .isEqualTo("422 nothing-to-hold");
        assertThat(put(newHold(), over("eAddress", "FREE@90000000122")).problem())
                .isEqualTo("422 nothing-to-hold");
    }

    @Test
    void aHoldThatIsNotThereIsNotLifted() {
        assertThat(put(newHold() + "/lifting", LIFTING).problem()).isEqualTo("404 unknown-hold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\"Case C-17\",\"placedBy\":\"J. Kalns\"}",
                "{\"eAddress\":\"x\",\"reason\":\"Case C-17\",\"placedBy\":\"J. Kalns\"}",
                "{\"message\":\"x\",\"reason\":\"Case C-17\",\"placedBy\":\"J. Kalns\"}",
                "{\"eAddress\":\"_DEFAULT@90000000122\",\"reason\":\" \",\"placedBy\":\"J. Kalns\"}",
                "{\"eAddress\":\"_DEFAULT@90000000122\",\"reason\":\"Case C-17\"}",
                "{\"eAddress\":\"_DEFAULT@90000000122\",\"reason\":\"r\",\"placedBy\":\"p\",\"endsAt\":\"soon\"}"
            })
    void whatIsNoHoldIsRefused(String order) {
        assertThat(put(newHold(), order).problem()).isEqualTo("400 malformed-request");
    }

    @Test
    void nobodyButTheOperatorSeesOrChangesAHold() {
        String path = newHold();
        put(path, over("message", letter.id().toString())).expect(201);
        List<Call> calls = List.of(
                Call.get("/v1/holds"),
                Call.json("PUT", path, over("message", letter.id().toString())),
                Call.json("PUT", newHold(), over("message", letter.id().toString())),
                Call.json("PUT", path + "/lifting", LIFTING));

        for (Call call : calls) {
            assertThat(hub.council().call(call).problem()).as(call.path()).isEqualTo("403 not-allowed");
            assertThat(hub.wire().send(call).problem()).as(call.path()).isEqualTo("401 not-authenticated");
        }
        assertThat(find(path).has("liftedAt")).isFalse();
    }

    @Test
    void theOperatorsSystemReadsAndSendsNothing() {
        assertThat(operator.get("/v1/inbox").problem()).isEqualTo("403 not-allowed");
        assertThat(operator.get(letter.path() + "/evidence").problem()).isEqualTo("403 not-allowed");
        assertThat(operator.submit(Letter.between(operator, hub.anna())).problem())
                .isEqualTo("403 not-allowed");
    }

    private JsonNode find(String path) {
        UUID id = UUID.fromString(path.substring("/v1/holds/".length()));
        return operator.get("/v1/holds?limit=500").list("holds").stream()
                .filter(hold -> hold.get("id").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }
}
