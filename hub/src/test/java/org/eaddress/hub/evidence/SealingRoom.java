package org.eaddress.hub.evidence;

import com.github.f4b6a3.uuid.UuidCreator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.Verdict;
import org.flywaydb.core.Flyway;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The parts of the hub that seal, on a real database, with a clock that the test turns.
final class SealingRoom {
    static final Duration WARN_BEFORE = Duration.ofDays(30);

    private static final JdbcClient DATABASE = database();
    private static final JsonMapper JSON = new JsonMapper();

    private final TrustAnchors anchors = new TrustAnchors(DATABASE);
    private final SealHeaders headers = new SealHeaders(DATABASE);
    private final SealingKeys keys;
    private final Sealer sealer;
    private final SealingWatch watch;
    private Instant now;

    SealingRoom(EvidenceSettings settings, Instant now) {
        this.now = now;
        Clock clock = new TurnedClock();
        this.keys = new SealingKeys(SealKeyStore.of(settings), headers, anchors, clock);
        this.sealer = new Sealer(keys, clock);
        this.watch = new SealingWatch(keys, settings, clock);
    }

    /// It is this time now.
    SealingRoom at(Instant moment) {
        now = moment;
        return this;
    }

    SealingRoom at(String moment) {
        return at(Instant.parse(moment));
    }

    /// A fresh seal, in its compact form. Its header is read from the database, as after a restart.
    String seal() {
        Seal seal = sealer.seal(statement()).seal();
        return new Seal(new SealHeaders(DATABASE).of(seal.header().id()), seal.at(), seal.payload(), seal.signature())
                .compact();
    }

    void readAgain() {
        keys.readAgain();
    }

    Status health() {
        return watch.health().getStatus();
    }

    /// What the client's verifier says, trusting what the hub publishes.
    Verdict verdict(String seal) {
        return EvidenceVerifier.trusting(org.eaddress.client.proof.TrustAnchors.of(published()))
                .verify(seal);
    }

    List<X509Certificate> published() {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(anchors.pem().getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    static String algorithm(String seal) {
        return header(seal).path("alg").asString();
    }

    static JsonNode header(String seal) {
        return JSON.readTree(Base64.getUrlDecoder().decode(seal.substring(0, seal.indexOf('.'))));
    }

    private Statement statement() {
        return new Statement(
                EvidenceEvent.SUBMISSION_ACCEPTANCE,
                now,
                UuidCreator.getTimeOrderedEpoch(),
                Statement.Entity.of("_DEFAULT@90000000122"),
                List.of(Statement.Entity.of("_PRIVATE@329999-00017")),
                Optional.empty(),
                now,
                "00".repeat(32),
                List.of(new Statement.Part("a.pdf", "application/pdf", 1, "11".repeat(32), "objects/1")));
    }

    private static JdbcClient database() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
            return JdbcClient.create(server.getPostgresDatabase());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class TurnedClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
