package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaddress.hub.outage.HubLife;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The hub and its API description tell the same. Besides, [Wire] holds every exchange of all tests against it.
@ExtendWith(HubExtension.class)
class ApiContractTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestHub hub;

    @TempDir
    private Path folder;

    ApiContractTest(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void everyOperationThatIsDescribedExistsAndEveryOneThatExistsIsDescribed() {
        Set<String> existing = hub
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(ApiContractTest::operations)
                .filter(operation -> operation.contains(" /v1/"))
                .collect(Collectors.toSet());
        existing.add("POST /oauth2/token"); // no controller, a filter; walked through below

        assertThat(existing).isEqualTo(hub.wire().contract().operations());
    }

    @Test
    void everyOperationSucceedsInEveryWayThatIsDescribed() {
        Party sender = hub.council();
        Party recipient = hub.newPerson();
        Enclosure before = Enclosure.pdf("Pielikums.pdf", "put before " + TestHub.newId());
        sender.put(before).expect(201);
        sender.put(before).expect(200);
        Letter letter = Letter.between(sender, recipient);
        Answer accepted = sender.submit(letter).expect(201);
        sender.submit(letter).expect(200);
        sender.register(accepted).expect(200);
        sender.call(Call.json("POST", "/v1/registrations", batch(accepted))).expect(200);
        recipient.waitFor(letter);
        readAsSender(sender, letter);
        readAsRecipient(recipient, letter);
        sender.get("/v1/messages/unsent").expect(200);
        askForTheDeadline(sender);
        sender.call(Call.json(
                        "POST", "/v1/recipients/warnings", "{\"eAddresses\":[\"%s\"]}".formatted(recipient.eAddress())))
                .expect(200);
        takeBack(sender, recipient);
        hub.wire().send(Call.get("/v1/trust-anchors")).expect(200);
        hub.wire().send(Call.get("/v1/statistics/notices")).expect(200);
        recipient
                .call(Call.json(
                        "POST",
                        "/v1/notices/undelivered",
                        "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(Times.past(), Times.soon())))
                .expect(200);
        readTheJournal(sender, letter);
        askForAbsence(sender);
        beAway(sender);
        hold(letter);
        delegate();
        freeze();
        accredit();
        audit();
        reject(sender);
        connect();
        sendBatch();
        changeKeys();
        conform();

        assertThat(hub.wire().seen()).containsAll(hub.wire().contract().successes());
    }

    private static void takeBack(Party sender, Party recipient) {
        String reason = "{\"reason\":\"Kļūda\"}";
        Letter unsent = Letter.between(sender, recipient);
        sender.submit(unsent).expect(201);
        sender.call(Call.json("PUT", unsent.path() + "/cancellation", reason)).expect(200);
        Letter consigned = sender.send(Letter.between(sender, recipient));
        recipient.waitFor(consigned);
        sender.call(Call.json("PUT", consigned.path() + "/recall", reason)).expect(200);
    }

    private static void readAsSender(Party sender, Letter letter) {
        sender.get(letter.path()).expect(200);
        sender.evidence(letter).expect(200);
        sender.proof(letter, "").expect(200);
        sender.get("/v1/messages?from=" + Times.past() + "&to=" + Times.soon()).expect(200);
        String asked = "{\"eAddresses\":[\"%s\",\"_DEFAULT@40103000456\",\"_DEFAULT@1\",\"FREE@90000000122\"]}"
                .formatted(letter.to().getFirst());
        List<String> reach =
                sender.call(Call.json("POST", "/v1/directory/lookup", asked)).expect(200).list("entries").stream()
                        .map(entry -> entry.get("reach").asString())
                        .toList();
        assertThat(reach).containsExactly("mailbox", "mailbox", "malformed", "unknown");
        sender.get("/v1/directory/organisations").expect(200);
        sender.get("/v1/directory/search?words=novad").expect(200);
    }

    private static void readAsRecipient(Party recipient, Letter letter) {
        recipient.get("/v1/account").expect(200);
        recipient.get("/v1/inbox").expect(200);
        recipient.get("/v1/inbox/" + letter.id() + "/documents/0").expect(200);
        recipient.get("/v1/inbox?whole=true").expect(200);
        recipient.confirm(letter).expect(200);
        recipient
                .confirmAll(Map.of(letter.id(), List.of(letter.document().sha256())))
                .expect(200);
    }

    private void connect() {
        Party connector = hub.newUnit();
        connector.webhook("https://dms.invalid/").expect(200);
        connector.get("/v1/webhook").expect(200);
        connector.call(Call.get("/v1/webhook/pause").by("PUT")).expect(200);
        connector.call(Call.get("/v1/webhook/pause").by("DELETE")).expect(200);
        connector.call(Call.json("PUT", "/v1/webhook/cursor", "{}")).expect(200);
        connector.call(Call.get("/v1/webhook").by("DELETE")).expect(200);
        connector.call(Call.get("/v1/queue").by("PUT")).expect(200);
        connector.get("/v1/queue").expect(200);
        connector.call(Call.get("/v1/queue").by("DELETE")).expect(200);
    }

    private void conform() {
        try (Visitor juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation()) {
            TriedSystem system = TriedSystem.connect(hub, juris, folder);
            assertThat(system.doctor().exit()).isZero();
            system.party().get("/v1/connection/certificate").expect(200);
            useSandbox(system.party());
            system.party()
                    .call(Call.json("PUT", "/v1/connection/self-test/" + TestHub.newId(), "{\"doctor\":\"by hand\"}"))
                    .expect(200);
        }
    }

    private static void useSandbox(Party system) {
        system.get("/v1/sandbox").expect(200);
        system.call(Call.json("POST", "/v1/sandbox/samples", "{\"kind\":\"letter\"}"))
                .expect(200);
        system.call(Call.json("POST", "/v1/sandbox/clock", "{\"seconds\":60}")).expect(200);
        system.call(Call.json("PUT", "/v1/sandbox/notification", "{\"broken\":false}"))
                .expect(200);
        system.call(Call.json(
                        "PUT",
                        "/v1/sandbox/refusals",
                        "{\"at\":\"submission\",\"reason\":\"not-identified\",\"times\":1}"))
                .expect(200);
        system.get("/v1/sandbox").expect(200);
        system.submit(Letter.between(system, system)).expect(422);
        system.call(Call.json("PUT", "/v1/sandbox/keys", "{\"outSeconds\":0}")).expect(200);
    }

    private void changeKeys() {
        Party system = hub.newUnit();
        Pasted next = Pasted.p256();
        String key = Wire.signed(system.claims().build(), system.key());
        system.get("/v1/connection").expect(200);
        system.get("/v1/connection/health").expect(200);
        system.call(Call.json("PUT", "/v1/connection/self-test", "{\"steps\":[{\"name\":\"send\"}]}"))
                .expect(200);
        Answer added = system.call(Call.json(
                        "POST",
                        "/v1/connection/keys",
                        "{\"credential\":\"%s\",\"assertion\":\"%s\"}"
                                .formatted(next.jwk().replace("\"", "\\\""), key)))
                .expect(200);
        String newest = added.list("keys").getLast().required("id").asString();
        system.call(Call.json(
                        "PUT",
                        "/v1/connection/keys/" + newest + "/removal",
                        "{\"assertion\":\"%s\"}"
                                .formatted(Wire.signed(system.claims().build(), system.key()))))
                .expect(200);
    }

    private void reject(Party sender) {
        Party recipient = hub.newPerson();
        Letter letter = sender.send(Letter.between(sender, recipient));
        recipient.waitFor(letter);
        recipient.reject(letter, "unreadable").expect(200);
    }

    private void readTheJournal(Party reader, Letter letter) {
        String piece =
                reader.evidence(letter).list("evidence").getFirst().get("id").asString();
        reader.get(letter.path() + "/evidence/" + piece).expect(200);
        Answer evidenceRecord = reader.waitForRecord(letter, piece);
        assertThat(evidenceRecord.header("Link").orElseThrow()).startsWith("</v1/journal/seals/");
        hub.wire().send(Call.get("/v1/journal/seals?limit=2")).expect(200);
        hub.wire().send(Call.get("/v1/journal/seals/1")).expect(200);
        hub.wire().send(Call.get("/v1/journal/seals/1/removals")).expect(200);
        await().atMost(PATIENCE)
                .until(() -> hub.wire()
                                .send(Call.get("/v1/journal/renewals/1/seals/1"))
                                .status()
                        == 200);
        hub.wire().send(Call.get("/v1/journal/renewals")).expect(200);
        hub.wire().send(Call.get("/v1/journal/renewals/1")).expect(200);
    }

    private void askForAbsence(Party sender) {
        String question = "{\"from\":\"%s\",\"to\":\"%s\",\"since\":\"2025-01-01T00:00:00.000Z\","
                + "\"until\":\"2025-02-01T00:00:00.000Z\"}";
        Answer stated = sender.call(Call.json(
                        "POST",
                        "/v1/absences",
                        question.formatted(sender.eAddress(), hub.newPerson().eAddress())))
                .expect(200);
        String path = "/v1/absences/" + stated.text("id");
        sender.get(path).expect(200);
        sender.waitForRecord(path + "/record");
    }

    private void beAway(Party sender) {
        hub.bean(HubLife.class).note();
        Answer list = hub.wire().send(Call.get("/v1/outages")).expect(200);
        String period =
                "{\"since\":\"%s\",\"until\":\"%s\"}".formatted(list.text("knownSince"), list.text("knownUntil"));
        Answer stated =
                sender.call(Call.json("POST", "/v1/outages/statements", period)).expect(200);
        hub.wire().send(Call.get("/v1/outages/statements/" + stated.text("id"))).expect(200);
        String path = "/v1/outages/plans/" + TestHub.newId();
        Instant soon = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        hub.operator()
                .call(Call.json(
                        "PUT",
                        path,
                        "{\"since\":\"%s\",\"until\":\"%s\",\"reason\":\"New disks\",\"announcedBy\":\"J. Kalns\"}"
                                .formatted(soon, soon.plus(Duration.ofHours(1)))))
                .expect(200);
        hub.operator().call(Call.get(path).by("DELETE")).expect(200);
    }

    private void hold(Letter letter) {
        Party operator = hub.operator();
        String path = "/v1/holds/" + TestHub.newId();
        Call place = Call.json("PUT", path, HoldTest.over("message", letter.id().toString()));
        operator.call(place).expect(201);
        operator.call(place).expect(200);
        operator.get("/v1/holds").expect(200);
        operator.call(Call.json("PUT", path + "/lifting", "{\"liftedBy\":\"J. Kalns\"}"))
                .expect(200);
    }

    private void delegate() {
        Party notary = hub.newNotary();
        String path = "/v1/delegations/" + TestHub.newId();
        String deed = DeedTest.order(hub.newPerson().eAddress(), hub.newPerson().eAddress(), "Nr. 1");
        notary.call(Call.json("PUT", path, deed)).expect(201);
        notary.call(Call.json("PUT", path, deed)).expect(200);
        notary.get(path).expect(200);
        notary.call(Call.get(path + "/revocation").by("PUT")).expect(200);
    }

    private void accredit() {
        ProviderApp app = ProviderApp.accredited(hub);
        hub.operator().call(Call.json("PUT", app.path(), app.order())).expect(200);
        hub.operator().get(app.path()).expect(200);
        app.withdraw().expect(200);
    }

    private void freeze() {
        Party operator = hub.operator();
        String path = "/v1/freezes/" + TestHub.newId();
        Call freeze = Call.json("PUT", path, FreezeTest.order(hub.newPerson().eAddress()));
        operator.call(freeze).expect(201);
        operator.call(freeze).expect(200);
        operator.get(path).expect(200);
        String access = path + "/accesses/" + TestHub.newId();
        Call let = Call.json("PUT", access, FreezeTest.access(hub.newPerson().eAddress()));
        operator.call(let).expect(201);
        operator.call(let).expect(200);
        operator.call(Call.get(access + "/revocation").by("PUT")).expect(200);
        operator.call(Call.json("PUT", path + "/lifting", "{\"liftedBy\":\"J. Kalns\"}"))
                .expect(200);
    }

    private void audit() {
        Party auditor = hub.newAuditor();
        String path = "/v1/openings/" + TestHub.newId();
        Call open = Call.json("PUT", path, AuditorTest.ORDER);
        auditor.call(open).expect(201);
        auditor.call(open).expect(200);
        auditor.get(path + "/seals/1").expect(200);
    }

    private void sendBatch() {
        Party sender = hub.newUnit();
        Letter letter = Letter.between(sender, hub.newPerson(), hub.newPerson(), hub.newPerson(), hub.newPerson());
        sender.put(letter.document()).expect(201);
        String path = "/v1/batches/" + letter.id();
        Call submit = Call.json("PUT", path, letter.json().toString());
        sender.call(submit).expect(201);
        await().atMost(PATIENCE).until(() -> sender.get(path).text("state").equals("held"));
        sender.call(submit).expect(200);
        sender.get(path + "/receipts").expect(200);
        hub.operator()
                .call(Call.json("PUT", path + "/approval", "{\"approvedBy\":\"J. Kalns\"}"))
                .expect(200);
        sender.call(Call.json("PUT", path + "/stop", "{\"reason\":\"Kļūda\"}")).expect(200);
    }

    private void askForTheDeadline(Party sender) {
        sender.get("/v1/deemed-notification").expect(200);
        Party recipient = hub.newPerson();
        Letter notified = sender.send(Letter.between(sender, recipient));
        recipient.waitFor(notified);
        sender.get(notified.path() + "/deemed-notification").expect(200);
        hub.stored().backdate(notified.id(), Instant.parse("2026-06-19T09:00:00Z"));
        sender.call(Call.get(notified.path() + "/deemed-notification").by("PUT"))
                .expect(200);
    }

    private static String batch(Answer accepted) {
        return "{\"registrations\":[{\"message\":\"%s\",\"receiptSha256\":\"%s\"}]}"
                .formatted(accepted.text("message"), Party.receiptDigest(accepted));
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
    }
}
