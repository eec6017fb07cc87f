package org.eaddress.hub.api;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// What an operation gives to a stranger who names the things of an owner.
///
/// @param operation as in the API description, `GET /v1/messages/{id}`
/// @param scope that it needs; empty where it needs no token
/// @param sort whose things it is about
/// @param answer to the stranger, as in `404 unknown-message`
record StrangerRule(String operation, String scope, Sort sort, String answer, Function<Things, Call> call) {
    enum Sort {
        /// About nobody: the same for all.
        SAME,
        /// About the caller's own e-address, whatever is named.
        ITSELF,
        /// About a thing: for others there is none.
        OWN,
        /// About a thing under an id that its maker chose: for others it is as if they had used the id themselves.
        MADE,
        /// The operator's, about whomever.
        OPERATORS
    }

    private static final String MESSAGES = "messages";
    private static final String NOTARY = "delegations";
    private static final String OK = "200 no problem";
    private static final String NO_MESSAGE = "404 unknown-message";
    private static final String NO_BATCH = "404 unknown-batch";
    private static final String NO_DELEGATION = "404 unknown-delegation";
    private static final String NO_EVIDENCE = "404 unknown-evidence";
    private static final String REASON = "{\"reason\":\"Kļūda\"}";
    private static final String TIMES = "?from=" + Times.past() + "&to=" + Times.soon();
    private static final String PERIOD = "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(Times.past(), Times.soon());

    /// For every operation at least one; of those about the caller, what makes a thing stands before what needs it.
    static List<StrangerRule> all() {
        return Stream.of(aboutNobody(), aboutCaller(), aboutSandboxes(), aboutMessages(), aboutMail(), aboutTheRest())
                .flatMap(List::stream)
                .toList();
    }

    private static List<StrangerRule> aboutNobody() {
        return List.of(
                open("/v1/trust-anchors", ""),
                open("/v1/statistics/notices", ""),
                open("/v1/outages", ""),
                new StrangerRule(
                        "GET /v1/outages/statements/{id}",
                        "",
                        Sort.SAME,
                        NO_EVIDENCE,
                        _ -> Call.get("/v1/outages/statements/" + TestHub.newId())),
                new StrangerRule(
                        "POST /v1/outages/statements",
                        MESSAGES,
                        Sort.SAME,
                        "422 bad-period",
                        _ -> Call.json(
                                "POST",
                                "/v1/outages/statements",
                                "{\"since\":\"2020-01-01T00:00:00Z\",\"until\":\"2020-01-02T00:00:00Z\"}")),
                open("/v1/journal/seals", ""),
                open("/v1/journal/seals", "/{number}"),
                open("/v1/journal/seals", "/{number}/removals"),
                open("/v1/journal/renewals", ""),
                open("/v1/journal/renewals", "/{number}"),
                open("/v1/journal/renewals", "/{number}/seals/{seal}"),
                same("GET /v1/deemed-notification", _ -> Call.get("/v1/deemed-notification")),
                same("POST /v1/directory/lookup", things -> about("/v1/directory/lookup", things.from())),
                same("GET /v1/directory/organisations", _ -> Call.get("/v1/directory/organisations?after=9000000000")),
                same("GET /v1/directory/search", _ -> Call.get("/v1/directory/search?words=nobody")),
                same("POST /v1/recipients/warnings", things -> about("/v1/recipients/warnings", things.from())));
    }

    private static List<StrangerRule> aboutCaller() {
        return List.of(
                itself("GET /v1/account", ""),
                itself("GET /v1/connection", ""),
                itself("GET /v1/connection/health", ""),
                itself("PUT /v1/connection/self-test", "{\"steps\":[{\"name\":\"send\"}]}"),
                new StrangerRule(
                        "PUT /v1/connection/self-test/{id}",
                        MESSAGES,
                        Sort.ITSELF,
                        OK,
                        _ -> Call.json("PUT", "/v1/connection/self-test/" + TestHub.newId(), "{\"doctor\":\"other\"}")),
                new StrangerRule(
                        "GET /v1/connection/certificate",
                        MESSAGES,
                        Sort.ITSELF,
                        NO_EVIDENCE,
                        _ -> Call.get("/v1/connection/certificate")),
                itself("GET /v1/messages", TIMES),
                itself("GET /v1/messages/unsent", ""),
                itself("GET /v1/inbox", ""),
                itself("PUT /v1/queue", ""),
                itself("GET /v1/queue", ""),
                itself("DELETE /v1/queue", ""),
                itself("PUT /v1/webhook", "{\"url\":\"https://other.invalid/\"}"),
                itself("GET /v1/webhook", ""),
                itself("PUT /v1/webhook/pause", ""),
                itself("DELETE /v1/webhook/pause", ""),
                itself("PUT /v1/webhook/cursor", "{}"),
                itself("DELETE /v1/webhook", ""),
                itself("POST /v1/notices/undelivered", PERIOD),
                new StrangerRule(
                        "PUT /v1/documents/{sha256}",
                        MESSAGES,
                        Sort.ITSELF,
                        "201 no problem",
                        things -> Call.of(
                                "PUT",
                                "/v1/documents/" + things.put().sha256(),
                                "application/octet-stream",
                                things.put().bytes())));
    }

    /// The stranger is in production and has no sandbox; there is no address for somebody else's.
    private static List<StrangerRule> aboutSandboxes() {
        return List.of(
                sandbox("GET", "", ""),
                sandbox("POST", "/samples", "{\"kind\":\"letter\"}"),
                sandbox("POST", "/clock", "{\"seconds\":3600}"),
                sandbox("PUT", "/notification", "{\"broken\":true}"),
                sandbox("PUT", "/keys", "{\"outSeconds\":60}"),
                sandbox("PUT", "/refusals", "{\"at\":\"submission\",\"reason\":\"malfunction\",\"times\":1}"));
    }

    private static StrangerRule sandbox(String method, String path, String body) {
        String address = "/v1/sandbox" + path;
        return new StrangerRule(
                method + " " + address,
                MESSAGES,
                Sort.ITSELF,
                "409 not-in-test",
                _ -> body.isEmpty() ? Call.get(address) : Call.json(method, address, body));
    }

    private static List<StrangerRule> aboutMessages() {
        return List.of(
                made(
                        "PUT /v1/messages/{id}",
                        "409 message-conflict",
                        things ->
                                Call.put(message(things.sent()), things.other().upload())),
                own(
                        "PUT /v1/messages/{id}",
                        "403 sender-not-yours",
                        things -> Call.put(
                                message(TestHub.newId()),
                                things.other().from(things.from()).upload())),
                own("GET /v1/messages/{id}", NO_MESSAGE, things -> Call.get(message(things.sent()))),
                own(
                        "PUT /v1/messages/{id}/cancellation",
                        NO_MESSAGE,
                        things -> Call.json("PUT", message(things.unsent()) + "/cancellation", REASON)),
                own(
                        "PUT /v1/messages/{id}/recall",
                        NO_MESSAGE,
                        things -> Call.json("PUT", message(things.sent()) + "/recall", REASON)),
                own(
                        "PUT /v1/messages/{id}/registration",
                        NO_MESSAGE,
                        things -> Call.json(
                                "PUT",
                                message(things.unsent()) + "/registration",
                                "{\"receiptSha256\":\"%s\"}".formatted(things.receipt()))),
                own(
                        "POST /v1/registrations",
                        OK,
                        things -> Call.json(
                                "POST",
                                "/v1/registrations",
                                "{\"registrations\":[{\"message\":\"%s\",\"receiptSha256\":\"%s\"}]}"
                                        .formatted(things.unsent(), things.receipt()))),
                own(
                        "GET /v1/messages/{id}/evidence",
                        NO_MESSAGE,
                        things -> Call.get(message(things.sent()) + "/evidence")),
                own("GET /v1/messages/{id}/proof", NO_MESSAGE, things -> Call.get(message(things.sent()) + "/proof")),
                own(
                        "GET /v1/messages/{id}/evidence/{evidenceId}",
                        NO_MESSAGE,
                        things -> Call.get(piece(things.sent(), things))),
                own(
                        "GET /v1/messages/{id}/evidence/{evidenceId}",
                        NO_EVIDENCE,
                        things -> Call.get(piece(things.own().id(), things))),
                own(
                        "GET /v1/messages/{id}/evidence/{evidenceId}/record",
                        NO_MESSAGE,
                        things -> Call.get(piece(things.sent(), things) + "/record")),
                own(
                        "GET /v1/messages/{id}/evidence/{evidenceId}/record",
                        NO_EVIDENCE,
                        things -> Call.get(piece(things.own().id(), things) + "/record")),
                own(
                        "GET /v1/messages/{id}/deemed-notification",
                        NO_MESSAGE,
                        things -> Call.get(message(things.sent()) + "/deemed-notification")),
                own(
                        "PUT /v1/messages/{id}/deemed-notification",
                        NO_MESSAGE,
                        things -> Call.get(message(things.sent()) + "/deemed-notification")
                                .by("PUT")));
    }

    private static List<StrangerRule> aboutMail() {
        return List.of(
                own("GET /v1/inbox/{id}", NO_MESSAGE, things -> Call.get("/v1/inbox/" + things.received())),
                own(
                        "GET /v1/inbox/{id}/documents/{number}",
                        NO_MESSAGE,
                        things -> Call.get("/v1/inbox/" + things.received() + "/documents/0")),
                own(
                        "PUT /v1/inbox/{id}/confirmation",
                        NO_MESSAGE,
                        things -> Call.json(
                                "PUT",
                                "/v1/inbox/" + things.received() + "/confirmation",
                                "{\"documents\":[\"%s\"]}".formatted(things.document()))),
                own(
                        "POST /v1/inbox/confirmations",
                        OK,
                        things -> Call.json(
                                "POST",
                                "/v1/inbox/confirmations",
                                "{\"confirmations\":[{\"message\":\"%s\",\"documents\":[\"%s\"]}]}"
                                        .formatted(things.received(), things.document()))),
                own(
                        "PUT /v1/inbox/{id}/rejection",
                        NO_MESSAGE,
                        things -> Call.json(
                                "PUT", "/v1/inbox/" + things.received() + "/rejection", "{\"reason\":\"unreadable\"}")),
                own(
                        "POST /v1/absences",
                        "403 not-a-party",
                        things -> Call.json("POST", "/v1/absences", question(things.from(), things.to()))),
                own(
                        "GET /v1/absences/{evidenceId}",
                        NO_EVIDENCE,
                        things -> Call.get("/v1/absences/" + things.absence())),
                own(
                        "GET /v1/absences/{evidenceId}/record",
                        NO_EVIDENCE,
                        things -> Call.get("/v1/absences/" + things.absence() + "/record")));
    }

    private static List<StrangerRule> aboutTheRest() {
        return List.of(
                own(
                        "POST /v1/connection/keys",
                        "403 key-not-proven",
                        _ -> Call.json("POST", "/v1/connection/keys", "{\"credential\":\"\",\"assertion\":\"a.b.c\"}")),
                own(
                        "PUT /v1/connection/keys/{keyId}/removal",
                        "403 key-not-proven",
                        things -> Call.json(
                                "PUT",
                                "/v1/connection/keys/" + things.client() + "/removal",
                                "{\"assertion\":\"a.b.c\"}")),
                made(
                        "PUT /v1/batches/{id}",
                        "409 batch-conflict",
                        things -> Call.json(
                                "PUT", batch(things), things.other().json().toString())),
                own("GET /v1/batches/{id}", NO_BATCH, things -> Call.get(batch(things))),
                own("GET /v1/batches/{id}/receipts", NO_BATCH, things -> Call.get(batch(things) + "/receipts")),
                own("PUT /v1/batches/{id}/stop", NO_BATCH, things -> Call.json("PUT", batch(things) + "/stop", REASON)),
                operators(
                        "PUT /v1/batches/{id}/approval",
                        things -> Call.json("PUT", batch(things) + "/approval", "{\"approvedBy\":\"J. Kalns\"}")),
                operators(
                        "PUT /v1/freezes/{id}",
                        things -> Call.json("PUT", freeze(things), FreezeTest.order(things.from()))),
                operators("GET /v1/freezes/{id}", things -> Call.get(freeze(things))),
                operators(
                        "PUT /v1/freezes/{id}/lifting",
                        things -> Call.json("PUT", freeze(things) + "/lifting", "{\"liftedBy\":\"J. Kalns\"}")),
                operators(
                        "PUT /v1/freezes/{id}/accesses/{accessId}",
                        things -> Call.json("PUT", access(things), FreezeTest.access(things.to()))),
                operators(
                        "PUT /v1/freezes/{id}/accesses/{accessId}/revocation",
                        things -> Call.get(access(things) + "/revocation").by("PUT")),
                operators(
                        "PUT /v1/applications/{id}",
                        things -> Call.json(
                                "PUT", application(things), "{\"client\":\"%s\"}".formatted(things.client()))),
                operators("GET /v1/applications/{id}", things -> Call.get(application(things))),
                operators(
                        "PUT /v1/applications/{id}/withdrawal",
                        things -> Call.json("PUT", application(things) + "/withdrawal", "{}")),
                operators(
                        "PUT /v1/outages/plans/{id}",
                        things -> Call.json(
                                "PUT",
                                "/v1/outages/plans/" + things.hold(),
                                "{\"since\":\"2030-01-01T00:00:00Z\",\"until\":\"2030-01-02T00:00:00Z\","
                                        + "\"reason\":\"x\",\"announcedBy\":\"x\"}")),
                operators(
                        "DELETE /v1/outages/plans/{id}",
                        things -> Call.get("/v1/outages/plans/" + things.hold()).by("DELETE")),
                operators("GET /v1/holds", _ -> Call.get("/v1/holds")),
                operators(
                        "PUT /v1/holds/{id}",
                        things -> Call.json("PUT", hold(things), HoldTest.over("eAddress", things.from()))),
                operators(
                        "PUT /v1/holds/{id}/lifting",
                        things -> Call.json("PUT", hold(things) + "/lifting", "{\"liftedBy\":\"J. Kalns\"}")),
                new StrangerRule(
                        "PUT /v1/delegations/{id}",
                        NOTARY,
                        Sort.MADE,
                        "409 delegation-conflict",
                        things -> Call.json(
                                "PUT", delegation(things), DeedTest.order(things.from(), things.to(), "stranger"))),
                new StrangerRule(
                        "GET /v1/delegations/{id}",
                        NOTARY,
                        Sort.OWN,
                        NO_DELEGATION,
                        things -> Call.get(delegation(things))),
                new StrangerRule(
                        "PUT /v1/delegations/{id}/revocation",
                        NOTARY,
                        Sort.OWN,
                        NO_DELEGATION,
                        things -> Call.get(delegation(things) + "/revocation").by("PUT")),
                new StrangerRule(
                        "PUT /v1/openings/{id}",
                        "auditor",
                        Sort.MADE,
                        "409 opening-conflict",
                        things -> Call.json("PUT", opening(things), AuditorTest.ORDER)),
                new StrangerRule(
                        "GET /v1/openings/{id}/seals/{number}",
                        "auditor",
                        Sort.OWN,
                        "404 unknown-opening",
                        things -> Call.get(opening(things) + "/seals/1")));
    }

    private static StrangerRule open(String path, String rest) {
        Call call = Call.get(path + rest.replaceAll("\\{\\w+}", "1"));
        return new StrangerRule("GET " + path + rest, "", Sort.SAME, OK, _ -> call);
    }

    private static StrangerRule same(String operation, Function<Things, Call> call) {
        return new StrangerRule(operation, MESSAGES, Sort.SAME, OK, call);
    }

    /// With a query, or with JSON for a body.
    private static StrangerRule itself(String operation, String with) {
        String[] methodAndPath = operation.split(" ");
        Call call = with.startsWith("{")
                ? Call.json(methodAndPath[0], methodAndPath[1], with)
                : Call.get(methodAndPath[1] + with).by(methodAndPath[0]);
        return new StrangerRule(operation, MESSAGES, Sort.ITSELF, OK, _ -> call);
    }

    private static StrangerRule own(String operation, String answer, Function<Things, Call> call) {
        return new StrangerRule(operation, MESSAGES, Sort.OWN, answer, call);
    }

    private static StrangerRule made(String operation, String answer, Function<Things, Call> call) {
        return new StrangerRule(operation, MESSAGES, Sort.MADE, answer, call);
    }

    private static StrangerRule operators(String operation, Function<Things, Call> call) {
        return new StrangerRule(operation, "operator", Sort.OPERATORS, "", call);
    }

    private static Call about(String path, String eAddress) {
        return Call.json("POST", path, "{\"eAddresses\":[\"%s\"]}".formatted(eAddress));
    }

    static String question(String from, String to) {
        return "{\"from\":\"%s\",\"to\":\"%s\",\"since\":\"2025-01-01T00:00:00.000Z\",".formatted(from, to)
                + "\"until\":\"2025-02-01T00:00:00.000Z\"}";
    }

    private static String message(UUID id) {
        return "/v1/messages/" + id;
    }

    private static String piece(UUID message, Things things) {
        return message(message) + "/evidence/" + things.piece();
    }

    private static String batch(Things things) {
        return "/v1/batches/" + things.batch();
    }

    private static String hold(Things things) {
        return "/v1/holds/" + things.hold();
    }

    private static String freeze(Things things) {
        return "/v1/freezes/" + things.hold();
    }

    private static String application(Things things) {
        return "/v1/applications/" + things.hold();
    }

    private static String access(Things things) {
        return freeze(things) + "/accesses/" + things.delegation();
    }

    private static String delegation(Things things) {
        return "/v1/delegations/" + things.delegation();
    }

    private static String opening(Things things) {
        return "/v1/openings/" + things.opening();
    }

    @Override
    public String toString() {
        return operation + " " + answer;
    }
}
