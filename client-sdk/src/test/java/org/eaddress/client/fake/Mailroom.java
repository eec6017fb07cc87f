package org.eaddress.client.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eaddress.client.proof.CanonicalJson;
import org.eaddress.client.proof.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The hub's inside: what was submitted, registered and consigned. It checks what the contract says.
public final class Mailroom {
    /// Whose account the client has.
    public static final String COUNCIL = "_DEFAULT@90000069281";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String AT = "2026-11-20T08:00:00.123Z";
    private static final String SENT_AT = "2026-11-20T08:00:01.456Z";

    private final Authority authority;
    private final Sealer sealer;
    private final Map<String, Submitted> messages = new ConcurrentSkipListMap<>();
    private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
    private final Hook hook = new Hook();
    private final Mailbox mailbox;
    private final Journal journal;
    private final Holds holds = new Holds();
    private final OpenedJournal opened = new OpenedJournal();
    private final List<String> acceptances = new ArrayList<>();
    private final List<String> registrations = new ArrayList<>();
    private final List<String> assertions = new ArrayList<>();
    private final Map<String, String> inspections = new ConcurrentHashMap<>();
    private boolean reminding;
    private final List<String> possessions = new ArrayList<>();
    private boolean bindsTokens = true;
    private int tokens;

    Mailroom(Authority authority) {
        this.authority = authority;
        this.sealer = authority.sealer();
        this.mailbox = new Mailbox(sealer);
        this.journal = new Journal(authority);
    }

    record Submitted(JsonNode message, String sha256, String receipt, String state) {
        boolean sent() {
            return state.equals("sent");
        }
    }

    /// The ids accepted, each as often as it was newly accepted.
    public synchronized List<String> acceptances() {
        return List.copyOf(acceptances);
    }

    /// The ids registered, each as often as it became sent.
    public synchronized List<String> registrations() {
        return List.copyOf(registrations);
    }

    /// From now on it gives bearer tokens only.
    public synchronized void bindNoTokens() {
        bindsTokens = false;
    }

    /// The proofs of possession that came, with requests for tokens and with calls.
    public synchronized List<String> possessions() {
        return List.copyOf(possessions);
    }

    /// The client assertions that tokens were given for.
    public synchronized List<String> assertions() {
        return List.copyOf(assertions);
    }

    public synchronized JsonNode message(UUID id) {
        return submitted(id.toString()).message();
    }

    /// As a hub does that lost its memory.
    public synchronized void forget(UUID id) {
        messages.remove(id.toString());
    }

    /// As a hub does that lost a registration.
    public synchronized void forgetRegistration(UUID id) {
        messages.computeIfPresent(
                id.toString(), (key, one) -> new Submitted(one.message(), one.sha256(), one.receipt(), "accepted"));
    }

    /// As a hub does that waited too long for the registration.
    public synchronized void lapse(UUID id) {
        messages.computeIfPresent(
                id.toString(), (key, one) -> new Submitted(one.message(), one.sha256(), one.receipt(), "lapsed"));
    }

    /// As a hub does that waits for the registration already.
    public synchronized void remind() {
        reminding = true;
    }

    /// As a hub does that could not scan: the message waits.
    public synchronized void hold(UUID id) {
        inspections.put(id.toString(), "waiting");
    }

    public synchronized void release(UUID id) {
        inspections.put(id.toString(), "clean");
    }

    /// Malware was found in a message that waited.
    public synchronized void refuse(UUID id) {
        inspections.put(id.toString(), "malware");
    }

    public synchronized void forgetDocuments() {
        documents.clear();
    }

    /// What lies in the client's mailbox.
    public Mailbox mailbox() {
        return mailbox;
    }

    /// The seals over what the test says was issued.
    /// What of the journal's evidence is there for an auditor.
    public OpenedJournal opened() {
        return opened;
    }

    public Journal journal() {
        return journal;
    }

    synchronized Answer answer(Request request, byte[] body, Trouble trouble) {
        if (request.step() == Step.TOKEN) {
            return token(body, scheme(request));
        }
        if (!request.authorization().equals(scheme(request) + " token-" + tokens)) {
            return Answer.problem(401, "not-authenticated");
        }
        return switch (request.step()) {
            case ACCOUNT ->
                Answer.json(
                        200,
                        object().put("eAddress", COUNCIL).put("name", "Council").put("kind", "institution"));
            case PUT_DOCUMENT -> putDocument(request.segment(2), body);
            case SUBMIT -> submit(request, body, trouble);
            case REGISTER ->
                registered(request.segment(2), tree(body).path("receiptSha256").asString());
            case REGISTER_MANY -> registerMany(tree(body));
            case LIST -> list(request.query());
            case INBOX -> mailbox.list(request.query());
            case FETCH_DOCUMENT -> mailbox.document(request.segment(2), request.segment(4));
            case CONFIRM -> mailbox.confirm(request.segment(2), tree(body));
            case CONFIRM_MANY -> mailbox.confirmMany(tree(body));
            case REJECT -> mailbox.reject(request.segment(2), tree(body));
            case WEBHOOK -> hook.answer(request, body.length == 0 ? object() : tree(body));
            case TOKEN, OTHER -> other(request, body);
        };
    }

    private String scheme(Request request) {
        if (request.possession().isEmpty() || !bindsTokens) {
            return "Bearer";
        }
        possessions.add(request.possession());
        return "DPoP";
    }

    private Answer token(byte[] form, String type) {
        var text = new String(form, StandardCharsets.US_ASCII);
        if (!text.contains("grant_type=client_credentials") || !text.contains("client_assertion=")) {
            return Answer.json(401, object().put("error", "invalid_client"));
        }
        tokens++;
        assertions.add(text.replaceFirst(".*client_assertion=", "").replaceFirst("&.*", ""));
        return Answer.json(
                200,
                object().put("access_token", "token-" + tokens)
                        .put("token_type", type)
                        .put("expires_in", 300));
    }

    private Answer putDocument(String sha256, byte[] bytes) {
        if (!Digests.sha256(bytes).equals(sha256)) {
            return Answer.problem(422, "digest-mismatch");
        }
        var before = documents.put(sha256, bytes);
        return Answer.json(
                before == null ? 201 : 200,
                object().put("sha256", sha256).put("size", bytes.length).put("expiresAt", "2099-01-01T00:00:00.000Z"));
    }

    private Answer submit(Request request, byte[] body, Trouble trouble) {
        if (!request.length().equals(String.valueOf(body.length))) {
            return Answer.problem(411, "length-required");
        }
        var parts = Parts.of(body, request.contentType());
        var bytes = parts.remove("message");
        if (bytes == null) {
            return Answer.problem(400, "malformed-multipart");
        }
        var id = request.segment(2);
        var message = tree(bytes);
        var sha256 = Digests.sha256(bytes);
        var known = messages.get(id);
        if (known == null) {
            return accept(id, message, sha256, parts, bytes, trouble);
        }
        return known.sha256().equals(sha256)
                ? accepted(200, id, known.receipt())
                : Answer.problem(409, "message-conflict");
    }

    private Answer accept(
            String id, JsonNode message, String sha256, Map<String, byte[]> parts, byte[] bytes, Trouble trouble) {
        if (!Arrays.equals(CanonicalJson.of(message), bytes)) {
            return Answer.problem(400, "malformed-message");
        }
        for (var document : message.path("documents")) {
            var digest = document.path("sha256").asString();
            var given = parts.getOrDefault(digest, documents.get(digest));
            if (given == null) {
                return Answer.problem(422, "missing-document");
            }
            if (!Digests.sha256(given).equals(digest)) {
                return Answer.problem(422, "digest-mismatch");
            }
        }
        return spoiled(id, message, sha256, trouble);
    }

    private Answer spoiled(String id, JsonNode message, String sha256, Trouble trouble) {
        return switch (trouble) {
            case Trouble.ForeignSeal foreign ->
                accepted(201, id, receipt(Authority.named("Stranger").sealer(), UUID.fromString(id), message));
            case Trouble.OtherReceipt other -> accepted(201, id, receipt(sealer, UUID.randomUUID(), message));
            default -> {
                var receipt = receipt(sealer, UUID.fromString(id), message);
                messages.put(id, new Submitted(message, sha256, receipt, "accepted"));
                acceptances.add(id);
                yield accepted(201, id, receipt);
            }
        };
    }

    private static Answer accepted(int status, String id, String receipt) {
        return Answer.json(
                status, object().put("message", id).put("acceptedAt", AT).put("receipt", receipt));
    }

    private static String receipt(Sealer sealer, UUID id, JsonNode message) {
        return sealer.seal(EvidenceMaker.evidence("SubmissionAcceptance", id, message, AT), Instant.parse(AT));
    }

    private Answer registered(String id, String receiptSha256) {
        var outcome = register(id, receiptSha256);
        var problem = outcome.path("problem");
        return problem.isMissingNode()
                ? Answer.json(200, outcome)
                : Answer.problem(
                        problem.path("status").asInt(), problem.path("code").asString());
    }

    private Answer registerMany(JsonNode body) {
        var answer = object();
        var outcomes = answer.putArray("outcomes");
        body.path("registrations")
                .forEach(one -> outcomes.add(register(
                        one.path("message").asString(),
                        one.path("receiptSha256").asString())));
        return Answer.json(200, answer);
    }

    private ObjectNode register(String id, String receiptSha256) {
        var known = messages.get(id);
        var answer = object().put("message", id);
        if (known == null || !digest(known.receipt()).equals(receiptSha256)) {
            answer.putObject("problem")
                    .put("status", known == null ? 404 : 409)
                    .put("code", known == null ? "unknown-message" : "receipt-conflict");
            return answer;
        }
        var inspection = inspections.getOrDefault(id, "clean");
        if (!inspection.equals("clean")) {
            answer.putObject("problem")
                    .put("status", inspection.equals("waiting") ? 503 : 422)
                    .put("code", inspection.equals("waiting") ? "inspection-pending" : "malware-found");
            return answer;
        }
        if (known.state().equals("lapsed")) {
            answer.putObject("problem").put("status", 409).put("code", "message-lapsed");
            return answer;
        }
        if (!known.sent()) {
            registrations.add(id);
            messages.put(id, new Submitted(known.message(), known.sha256(), known.receipt(), "sent"));
        }
        return answer.put("sentAt", SENT_AT);
    }

    private Answer list(String query) {
        var answer = object();
        var list = answer.putArray("messages");
        var ids = List.copyOf(messages.keySet());
        var from = query.contains("cursor=") ? Integer.parseInt(query.replaceFirst(".*cursor=", "")) : 0;
        for (var id : ids.subList(from, Math.min(from + 2, ids.size()))) {
            var one = submitted(id);
            list.addObject()
                    .put("message", id)
                    .put("state", state(id, one))
                    .put("messageSha256", one.sha256())
                    .put("receiptSha256", digest(one.receipt()))
                    .put("acceptedAt", AT);
        }
        if (from + 2 < ids.size()) {
            answer.put("next", String.valueOf(from + 2));
        }
        return Answer.json(200, answer);
    }

    private Answer other(Request request, byte[] body) {
        if (request.path().endsWith("/evidence")) {
            return evidence(request.segment(2));
        }
        if (request.path().startsWith("/v1/inbox/")) {
            return mailbox.message(request.segment(2));
        }
        if (request.path().equals("/v1/directory/lookup")) {
            var answer = object();
            var entries = answer.putArray("entries");
            tree(body)
                    .path("eAddresses")
                    .forEach(one -> entries.addObject()
                            .put("eAddress", one.asString())
                            .put("reach", one.asString().contains("@") ? "mailbox" : "malformed"));
            return Answer.json(200, answer);
        }
        if (request.path().equals("/v1/deemed-notification")) {
            return deadline(request.query());
        }
        if (request.path().equals("/v1/holds")) {
            return holds.list();
        }
        if (request.path().startsWith("/v1/holds/")) {
            return request.path().endsWith("/lifting")
                    ? holds.lift(request.segment(2), tree(body))
                    : holds.place(request.segment(2), tree(body));
        }
        if (request.path().equals("/v1/absences")) {
            return absence(tree(body));
        }
        if (request.path().equals("/v1/messages/unsent")) {
            return unsent();
        }
        if (request.path().startsWith("/v1/openings/")) {
            return !request.path().contains("/seals/")
                    ? opened.open(request.segment(2), tree(body), journal)
                    : opened.read(Integer.parseInt(request.segment(4)), journal);
        }
        if (request.path().endsWith("/removals")) {
            return opened.removals();
        }
        if (request.path().startsWith("/v1/journal/")) {
            return journal.answer(request.path(), request.query());
        }
        return status(request.segment(2));
    }

    private Answer absence(JsonNode question) {
        var message = object().put("from", question.path("from").asString());
        message.putArray("to").add(question.path("to").asString());
        var statement = EvidenceMaker.absence("accepted", UUID.randomUUID(), message, AT);
        return Answer.json(
                200,
                object().put("id", statement.get("evidenceIdentifier").asString())
                        .put("event", statement.get("erdsEventId").asString())
                        .put("at", AT)
                        .put("jws", sealer.seal(statement, Instant.parse(AT))));
    }

    private Answer unsent() {
        var answer = object();
        var list = answer.putArray("messages");
        messages.forEach((id, one) -> {
            if (reminding && one.state().equals("accepted")) {
                list.addObject().put("message", id).put("acceptedAt", AT).put("lapsesAt", SENT_AT);
            }
        });
        return Answer.json(200, answer);
    }

    private static Answer deadline(String query) {
        var sentAt = query.contains("sentAt=") ? query.replaceFirst(".*sentAt=", "") : SENT_AT;
        var answer = object();
        var count = answer.putObject("count").put("sentAt", sentAt).put("on", "2026-11-24");
        count.putArray("unknownYears").add(2027);
        for (var language : List.of("lv", "en")) {
            var words = answer.putObject(language).put("sentence", language + ": 24 November");
            words.putArray("days").add(language + ": the day of sending");
            words.putArray("remarks").add(language + ": 2027 is not known");
        }
        return Answer.json(200, answer);
    }

    private Answer status(String id) {
        var known = messages.get(id);
        if (known == null) {
            return Answer.problem(404, "unknown-message");
        }
        var answer = object().put("message", id)
                .put("state", state(id, known))
                .put("acceptedAt", AT)
                .put("inspection", inspections.getOrDefault(id, "clean"));
        answer.putArray("deliveries")
                .addObject()
                .put("recipient", "_DEFAULT@90001733697")
                .put("state", "consigned")
                .put("since", AT)
                .put("deemedNotifiedOn", "2026-11-24");
        return Answer.json(200, answer);
    }

    private String state(String id, Submitted one) {
        if ("malware".equals(inspections.get(id))) {
            return "refused";
        }
        return one.state();
    }

    private Answer evidence(String id) {
        var known = messages.get(id);
        if (known == null) {
            return Answer.problem(404, "unknown-message");
        }
        var answer = object().put("message", id);
        answer.putArray("evidence")
                .addObject()
                .put("id", UUID.randomUUID().toString())
                .put("event", "http://uri.etsi.org/19522/Event/SubmissionAcceptance")
                .put("at", AT)
                .put("jws", known.receipt());
        return Answer.json(200, answer);
    }

    private Submitted submitted(String id) {
        var one = messages.get(id);
        if (one == null) {
            throw new IllegalStateException("no such message");
        }
        return one;
    }

    private static String digest(String receipt) {
        return Digests.sha256(receipt.getBytes(StandardCharsets.US_ASCII));
    }

    private static JsonNode tree(byte[] json) {
        return JSON.readTree(json);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
