package org.eaddress.hub.api;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Somebody who has one of everything that the API knows, and what she sees of it.
final class Owner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestHub hub;
    private final Party self;
    private final Party queued;
    private final Party auditor;
    private final Party notary;
    private final Things things;

    private Owner(TestHub hub, Party self, Party queued, Party auditor, Party notary, Things things) {
        this.hub = hub;
        this.self = self;
        this.queued = queued;
        this.auditor = auditor;
        this.notary = notary;
        this.things = things;
    }

    /// One who has a sent message, one that is not registered, mail, a document, a batch that is held, a hold over
    /// her, an auditor who opened evidence, a notary who delegated for her, a statement of absence, a webhook and a
    /// queue.
    static Owner in(TestHub hub, Letter own, Letter other) {
        Party self = hub.newUnit();
        Party queued = hub.newUnit();
        Party auditor = hub.newAuditor();
        Party notary = hub.newNotary();
        queued.call(Call.get("/v1/queue").by("PUT")).expect(200);
        self.webhook("https://dms.invalid/").expect(200);
        self.call(Call.get("/v1/webhook/pause").by("PUT")).expect(200);
        Owner owner = new Owner(hub, self, queued, auditor, notary, things(hub, self, own, other));
        Call hold = Call.json("PUT", "/v1/holds/" + owner.things.hold(), HoldTest.over("eAddress", self.eAddress()));
        hub.operator().call(hold).expect(201);
        auditor.call(owner.opening()).expect(201);
        String deed = DeedTest.order(self.eAddress(), owner.things.to(), "owner");
        notary.call(Call.json("PUT", owner.delegation(), deed)).expect(201);
        return owner;
    }

    private static Things things(TestHub hub, Party self, Letter own, Letter other) {
        Party recipient = hub.newPerson();
        Letter sent = self.send(Letter.between(self, recipient));
        recipient.waitFor(sent);
        Letter unsent = Letter.between(self, recipient);
        Answer accepted = self.submit(unsent).expect(201);
        Letter received = hub.council().send(Letter.between(hub.council(), self));
        self.waitFor(received);
        Enclosure put = Enclosure.pdf("Pielikums.pdf", "of the owner " + TestHub.newId());
        self.put(put).expect(201);
        String question = StrangerRule.question(self.eAddress(), recipient.eAddress());
        Answer absence = self.call(Call.json("POST", "/v1/absences", question)).expect(200);
        return new Things(
                self.client(),
                self.eAddress(),
                recipient.eAddress(),
                sent.id(),
                self.evidence(sent).list("evidence").getFirst().get("id").asString(),
                unsent.id(),
                Party.receiptDigest(accepted),
                received.id(),
                received.document().sha256(),
                put,
                batch(hub, self),
                TestHub.newId(),
                TestHub.newId(),
                TestHub.newId(),
                absence.text("id"),
                own,
                other);
    }

    private static UUID batch(TestHub hub, Party self) {
        Letter letter = Letter.between(self, hub.newPerson(), hub.newPerson(), hub.newPerson(), hub.newPerson());
        self.put(letter.document()).expect(201);
        String path = "/v1/batches/" + letter.id();
        self.call(Call.json("PUT", path, letter.json().toString())).expect(201);
        await().atMost(PATIENCE).until(() -> self.get(path).text("state").equals("held"));
        return letter.id();
    }

    Things things() {
        return things;
    }

    /// All that she and those who work for her see. Notices may still come while a test runs; no caller makes them.
    String sees() {
        return List.of(
                        self.get("/v1/messages/" + things.sent()),
                        self.get("/v1/messages/" + things.unsent()),
                        self.get("/v1/inbox/" + things.received()),
                        self.get("/v1/batches/" + things.batch()),
                        self.get("/v1/absences/" + things.absence()),
                        self.get("/v1/webhook"),
                        queued.get("/v1/queue"),
                        auditor.call(opening()),
                        notary.get(delegation()))
                .stream()
                .map(answer -> answer.expect(200).body())
                .collect(Collectors.joining("\n", evidence(), "\n" + hold()));
    }

    private String evidence() {
        return List.of(things.sent(), things.unsent(), things.received()).stream()
                .flatMap(message -> self.get("/v1/messages/" + message + "/evidence").list("evidence").stream())
                .filter(piece -> !piece.get("event").asString().contains("Notification"))
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"));
    }

    private Call opening() {
        return Call.json("PUT", "/v1/openings/" + things.opening(), AuditorTest.ORDER);
    }

    private String delegation() {
        return "/v1/delegations/" + things.delegation();
    }

    private String hold() {
        return hub.operator().get("/v1/holds?limit=500").list("holds").stream()
                .map(JsonNode::toString)
                .filter(hold -> hold.contains(things.hold().toString()))
                .collect(Collectors.joining());
    }
}
