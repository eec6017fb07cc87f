package org.eaddress.hub.journal;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.TrustAnchors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sealed statements that evidence was removed because its retention had ended. Only what such a statement says
/// is believed, never the table that leads to it.
@Component
class Removals {
    private static final int MOST = 1000;
    private static final String OF_SEAL = """
            select statement_id from journal_removal where seal_number = :seal order by statement_id limit :limit""";

    private final JdbcClient db;
    private final EvidenceArchive archive;
    private final TrustAnchors anchors;

    Removals(JdbcClient db, EvidenceArchive archive, TrustAnchors anchors) {
        this.db = db;
        this.archive = archive;
        this.anchors = anchors;
    }

    /// The statements about a seal, in the order in which they were made.
    List<Evidence> of(long seal) {
        return db
                .sql(OF_SEAL)
                .param("seal", seal)
                .param("limit", MOST)
                .query((row, _) -> row.getObject("statement_id", UUID.class))
                .list()
                .stream()
                .flatMap(id -> archive.of(id).stream())
                .filter(piece -> piece.event() == EvidenceEvent.EVIDENCE_REMOVAL)
                .toList();
    }

    /// The places in the seal, from 0, whose evidence was removed by statements with a good seal of the hub.
    Set<Integer> placesIn(long seal) {
        List<Evidence> statements = of(seal);
        if (statements.isEmpty()) {
            return Set.of();
        }
        EvidenceVerifier verifier =
                EvidenceVerifier.trusting(org.eaddress.client.proof.TrustAnchors.of(anchors.certificates()));
        Set<Integer> places = new HashSet<>();
        statements.stream()
                .map(Evidence::jws)
                .filter(jws -> verifier.faultsOfSeal(jws).isEmpty())
                .map(Removals::facts)
                .flatMap(Optional::stream)
                .flatMap(facts -> facts.path("entries").valueStream())
                .filter(entry -> entry.path("seal").asLong(0) == seal)
                .flatMap(entry -> entry.path("positions").valueStream())
                .forEach(position -> places.add(position.asInt(-1)));
        return places;
    }

    private static Optional<JsonNode> facts(String jws) {
        try {
            JsonNode statement =
                    JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[1]));
            return Optional.of(statement)
                    .filter(read -> EvidenceEvent.EVIDENCE_REMOVAL
                            .uri()
                            .equals(read.path("event").asString("")))
                    .map(read -> read.path("facts"));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
