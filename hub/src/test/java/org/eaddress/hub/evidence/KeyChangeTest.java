package org.eaddress.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaddress.hub.evidence.SealRoot.keyPair;
import static org.eaddress.hub.evidence.SealRoot.year;
import static org.eaddress.hub.evidence.SealingRoom.algorithm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Map;
import org.eaddress.hub.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class KeyChangeTest {
    private final SealRoot root = new SealRoot("Root");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void twoKeysThatOverlap() {
        file = folder.resolve("seal.p12");
        root.put(file, "first", "P-256", year(2026), year(2029));
        root.put(file, "second", "P-384", year(2028), year(2031));
    }

    @Test
    void theNewKeyTakesOverAtItsMoment() {
        SealingRoom room = room(Map.of());

        String before = room.at("2027-12-31T23:59:59.999Z").seal();
        String then = room.at("2028-01-01T00:00:00Z").seal();
        String after = room.at("2028-06-01T00:00:00Z").seal();

        assertThat(algorithm(before)).isEqualTo("ES256");
        assertThat(algorithm(then)).isEqualTo("ES384");
        assertThat(algorithm(after)).isEqualTo("ES384");
        assertThat(room.verdict(before).findings()).isEmpty();
        assertThat(room.verdict(then).findings()).isEmpty();
        assertThat(room.verdict(after).findings()).isEmpty();
    }

    @Test
    void aConfiguredMomentCountsWhenItIsLaterThanTheCertificates() {
        SealingRoom room = room(Map.of("second", Instant.parse("2028-03-01T00:00:00Z"), "first", year(2020)));

        assertThat(algorithm(room.at("2026-01-01T00:00:00Z").seal())).isEqualTo("ES256");
        assertThat(algorithm(room.at("2028-02-29T23:59:59Z").seal())).isEqualTo("ES256");
        assertThat(algorithm(room.at("2028-03-01T00:00:00Z").seal())).isEqualTo("ES384");
    }

    @Test
    void aKeyThatIsAddedSealsWithoutARestart() {
        SealingRoom room = room(Map.of()).at("2028-02-01T00:00:00Z");
        String earlier = room.seal();
        SealRoot otherRoot = new SealRoot("Other root");

        otherRoot.put(file, "third", "Ed25519", Instant.parse("2028-02-01T00:00:00Z"), year(2032));
        assertThat(algorithm(room.seal())).isEqualTo("ES384");
        room.readAgain();

        assertThat(algorithm(room.seal())).isEqualTo("EdDSA");
        assertThat(room.verdict(room.seal()).findings()).isEmpty();
        assertThat(room.verdict(earlier).findings()).isEmpty();
        assertThat(room.published()).contains(root.certificate(), otherRoot.certificate());
    }

    @Test
    void whatAKeySealedIsGoodAfterItIsTakenOut() throws IOException {
        SealingRoom room = room(Map.of()).at(year(2027));
        String earlier = room.seal();

        Files.delete(file);
        SealRoot otherRoot = new SealRoot("Other root");
        otherRoot.put(file, "only", "P-256", year(2026), year(2027).plusSeconds(60));
        room.readAgain();

        assertThat(room.verdict(room.seal()).findings()).isEmpty();
        assertThat(room.verdict(earlier).findings()).isEmpty();
        assertThat(room.published()).contains(root.certificate());
    }

    @Test
    void aStoreThatCannotBeReadLeavesTheKeysAndWarns() throws IOException {
        SealingRoom room = room(Map.of()).at(year(2027));
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, new byte[] {1, 2, 3});
        room.readAgain();
        assertThat(algorithm(room.seal())).isEqualTo("ES256");
        assertThat(room.health()).isEqualTo(SealingWatch.WARNING);

        Files.write(file, whole);
        room.readAgain();
        assertThat(room.health()).isEqualTo(Status.UP);
    }

    @Test
    void anExpiredKeyNeverSeals() {
        SealingRoom room = room(Map.of());

        assertThat(room.verdict(room.at(year(2031)).seal()).findings()).isEmpty();
        room.at(year(2031).plusSeconds(1));

        assertThatThrownBy(room::seal)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("sealing-unavailable"));
        assertThat(room.health()).isEqualTo(Status.DOWN);
    }

    @Test
    void theEndIsToldInTime() {
        SealingRoom room = room(Map.of());

        assertThat(room.at(year(2031).minus(SealingRoom.WARN_BEFORE)).health()).isEqualTo(Status.UP);
        assertThat(room.at(year(2031).minus(SealingRoom.WARN_BEFORE).plusSeconds(1))
                        .health())
                .isEqualTo(SealingWatch.WARNING);
    }

    @Test
    void aGapBetweenTwoKeysIsAnEnd() {
        SealingRoom room = room(Map.of("second", Instant.parse("2029-01-01T00:00:02Z")));

        assertThat(room.at("2028-12-15T00:00:00Z").health()).isEqualTo(SealingWatch.WARNING);
        assertThat(room.at("2029-01-01T00:00:01Z").health()).isEqualTo(Status.DOWN);
        assertThat(room.at("2029-01-01T00:00:02Z").health()).isEqualTo(Status.UP);
    }

    @Test
    void whatCannotSealIsPassedOver() {
        KeyPair own = keyPair("P-256");
        KeyPair other = keyPair("P-256");
        root.put(file, "short", "RSA-2048", year(2026), year(2031));
        root.put(file, "long curve", "P-521", year(2026), year(2031));
        SealRoot.put(file, "not its certificate", own, root.certify(other.getPublic(), year(2026), year(2031)));
        SealRoot.put(file, "not for seals", root.keys(), root.certificate());

        SealingRoom room = room(Map.of()).at(year(2027));

        assertThat(algorithm(room.seal())).isEqualTo("ES256");
        assertThat(room.verdict(room.seal()).findings()).isEmpty();
    }

    @Test
    void aHubWithoutAnyKeyThatCanSealDoesNotStart() {
        Path none = folder.resolve("none.p12");
        root.put(none, "short", "RSA-2048", year(2026), year(2031));

        assertThatThrownBy(() -> new SealingRoom(SealSettings.of(none, Map.of()), year(2027)))
                .hasMessageContaining("short (this kind of key");
    }

    private SealingRoom room(Map<String, Instant> from) {
        return new SealingRoom(SealSettings.of(file, from), year(2027));
    }
}
