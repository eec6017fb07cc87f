package org.eaddress.hub.api;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sender or recipient with a system of its own, which calls the API.
record Party(Wire wire, String client, String eAddress, ECKey key) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Of a person, by which she signs in.
    String personalCode() {
        return eAddress.substring("_PRIVATE@".length());
    }

    /// An access token, taken once.
    String token() {
        return wire.tokenOf(this);
    }

    /// What it proves itself with at the token address.
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(wire.hub() + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    Answer call(Call call) {
        return wire.send(call.with("Authorization", "Bearer " + token()));
    }

    Answer get(String path) {
        return call(Call.get(path));
    }

    Answer submit(Letter letter) {
        return call(Call.put(letter.path(), letter.upload()));
    }

    Answer put(Enclosure document) {
        return call(Call.of("PUT", "/v1/documents/" + document.sha256(), "application/octet-stream", document.bytes()));
    }

    /// Registers the receipt of an accepted message.
    Answer register(Answer accepted) {
        return register(accepted.text("message"), receiptDigest(accepted));
    }

    Answer register(String message, String receiptSha256) {
        return call(Call.json(
                "PUT", "/v1/messages/" + message + "/registration", "{\"receiptSha256\":\"" + receiptSha256 + "\"}"));
    }

    static String receiptDigest(Answer accepted) {
        return Enclosure.digest(accepted.text("receipt").getBytes(StandardCharsets.US_ASCII));
    }

    /// Submits and registers.
    Letter send(Letter letter) {
        register(submit(letter).expect(201)).expect(200);
        return letter;
    }

    Answer fetch(Letter letter) {
        return get("/v1/inbox/" + letter.id());
    }

    Answer evidence(Letter letter) {
        return get(letter.path() + "/evidence");
    }

    /// The portable proof; `query` with its question mark, or empty.
    /// The events that its evidence tells of, without their namespaces.
    List<String> events(Letter letter) {
        return evidence(letter).expect(200).list("evidence").stream()
                .map(piece -> piece.required("event").asString().replaceAll(".*[/:]", ""))
                .toList();
    }

    Answer proof(Letter letter, String query) {
        return get(letter.path() + "/proof" + query);
    }

    Answer confirm(Letter letter, List<String> digests) {
        return call(Call.json(
                "PUT",
                "/v1/inbox/" + letter.id() + "/confirmation",
                JsonMapper.shared().writeValueAsString(Map.of("documents", digests))));
    }

    Answer confirm(Letter letter) {
        return confirm(
                letter, letter.documents().stream().map(Enclosure::sha256).toList());
    }

    /// Many in one call; the outcomes.
    Answer confirmAll(Map<UUID, List<String>> digests) {
        List<Map<String, Object>> each = digests.entrySet().stream()
                .map(one -> Map.<String, Object>of("message", one.getKey(), "documents", one.getValue()))
                .toList();
        return call(Call.json(
                "POST",
                "/v1/inbox/confirmations",
                JsonMapper.shared().writeValueAsString(Map.of("confirmations", each))));
    }

    Answer reject(Letter letter, String reason) {
        return call(
                Call.json("PUT", "/v1/inbox/" + letter.id() + "/rejection", "{\"reason\":\"%s\"}".formatted(reason)));
    }

    Answer webhook(String url) {
        return call(Call.json("PUT", "/v1/webhook", "{\"url\":\"%s\"}".formatted(url)));
    }

    /// Waits until a sent message lies in this mailbox.
    Answer waitFor(Letter letter) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> fetch(letter).status() == 200);
        return fetch(letter);
    }

    /// Waits until a piece of evidence is sealed in the journal.
    Answer waitForRecord(Letter letter, String piece) {
        return waitForRecord(letter.path() + "/evidence/" + piece + "/record");
    }

    Answer waitForRecord(String path) {
        return await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> get(path), answer -> answer.status() == 200);
    }

    /// The ids in its inbox, from all pages.
    List<String> inbox(int pageSize) {
        return pages("/v1/inbox?limit=" + pageSize);
    }

    /// The ids of a listing, from all pages.
    List<String> pages(String path) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (true) {
            Answer page = get(path + cursor).expect(200);
            page.list("messages")
                    .forEach(entry -> ids.add(entry.required("message").asString()));
            JsonNode next = page.json().path("next");
            if (next.isMissingNode()) {
                return ids;
            }
            cursor = "&cursor=" + next.asString();
        }
    }
}
