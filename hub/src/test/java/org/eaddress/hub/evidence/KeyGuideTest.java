package org.eaddress.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaddress.hub.evidence.SealRoot.year;
import static org.eaddress.hub.evidence.SealingRoom.algorithm;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eaddress.hub.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;

/// What the operators' guide says about changing the sealing key, command by command.
class KeyGuideTest {
    private static final int THREADS = 50;
    private static final int SEALS_EACH = 20;

    private final SealRoot root = new SealRoot("Root");

    @Test
    void theKeyInAFileIsChanged(@TempDir Path folder) {
        Path file = folder.resolve("seal.p12");
        root.put(file, "seal", "P-384", year(2026), year(2029));
        SealingRoom room = new SealingRoom(SealSettings.of(file, Map.of()), year(2027));
        Operator operator = new Operator(folder, new String(SealRoot.PASSWORD));

        operator.types(Guide.block("-genkeypair -keystore seal.p12.new"));
        operator.certifies(root, "seal-2028.csr", year(2028), year(2031));
        operator.types(Guide.block("mv seal.p12.new seal.p12"));
        room.readAgain();

        assertThat(algorithm(room.at(year(2028).minusSeconds(1)).seal())).isEqualTo("ES384");
        assertThat(algorithm(room.at(year(2028)).seal())).isEqualTo("ES256");
        assertThat(room.verdict(room.seal()).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EC -groupname secp256r1, ES256", "EC -groupname secp384r1, ES384", "RSA -keysize 3072, PS256"})
    void aKeyIsMadeInTheDeviceAndSeals(String kind, String algorithm) {
        Operator operator = new Operator(SoftHsm.folder(), SoftHsm.PIN);
        String alias = "made-" + algorithm;
        operator.types(asking(alias, kind));
        operator.certifies(root, alias + ".csr", year(2027), year(2029));
        operator.types(importing(alias));

        SealingRoom room = room();

        String seal = room.seal();
        assertThat(algorithm(seal)).isEqualTo(algorithm);
        assertThat(room.verdict(seal).findings()).isEmpty();
        operator.types(deleting(alias));
    }

    @Test
    void theKeyInADeviceIsChangedWhileTheHubUsesIt() {
        Operator operator = new Operator(SoftHsm.folder(), SoftHsm.PIN);
        operator.types(asking("old", "EC -groupname secp384r1"));
        operator.certifies(root, "old.csr", year(2026), year(2029));
        operator.types(importing("old"));
        SealingRoom room = room();

        operator.types(asking("new", "EC -groupname secp256r1"));
        room.readAgain();
        assertThat(algorithm(room.at(year(2028)).seal())).isEqualTo("ES384");

        operator.certifies(root, "new.csr", year(2028), year(2031));
        operator.types(importing("new"));
        room.readAgain();
        assertThat(algorithm(room.at(year(2028).minusSeconds(1)).seal())).isEqualTo("ES384");
        assertThat(algorithm(room.at(year(2028)).seal())).isEqualTo("ES256");
        assertThat(room.verdict(room.seal()).findings()).isEmpty();
        operator.types(deleting("old"));
        operator.types(deleting("new"));
    }

    @Test
    void aDeviceSealsForManyThreads() throws Exception {
        Operator operator = new Operator(SoftHsm.folder(), SoftHsm.PIN);
        operator.types(asking("busy", "EC -groupname secp256r1"));
        operator.certifies(root, "busy.csr", year(2026), year(2029));
        operator.types(importing("busy"));
        SealingRoom room = room();
        Callable<List<String>> work =
                () -> IntStream.range(0, SEALS_EACH).mapToObj(_ -> room.seal()).toList();

        List<String> seals;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            seals = threads.invokeAll(Collections.nCopies(THREADS, work)).stream()
                    .map(Future::resultNow)
                    .flatMap(List::stream)
                    .toList();
        }

        assertThat(seals).hasSize(THREADS * SEALS_EACH).doesNotHaveDuplicates();
        assertThat(seals).allMatch(seal -> room.verdict(seal).valid());
        operator.types(deleting("busy"));
    }

    @Test
    void aDeviceThatLostItsKeyIsAnOutageUntilItHasAnother() {
        Operator operator = new Operator(SoftHsm.folder(), SoftHsm.PIN);
        operator.types(asking("lost", "EC -groupname secp384r1"));
        operator.certifies(root, "lost.csr", year(2026), year(2029));
        operator.types(importing("lost"));
        SealingRoom room = room();
        assertThat(algorithm(room.seal())).isEqualTo("ES384");

        operator.types(deleting("lost"));
        room.readAgain();
        assertThatThrownBy(room::seal)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("sealing-unavailable"));
        assertThat(room.health()).isEqualTo(SealingWatch.WARNING);

        operator.types(asking("found", "EC -groupname secp256r1"));
        operator.certifies(root, "found.csr", year(2026), year(2029));
        operator.types(importing("found"));
        room.readAgain();
        assertThat(algorithm(room.seal())).isEqualTo("ES256");
        assertThat(room.health()).isEqualTo(Status.UP);
        operator.types(deleting("found"));
    }

    private static SealingRoom room() {
        return new SealingRoom(SealSettings.ofDevice(SoftHsm.folder().resolve("seal.cfg"), SoftHsm.PIN), year(2027));
    }

    private static String asking(String alias, String kind) {
        return device(alias).replace("EC -groupname secp256r1", kind).replaceAll("(?m)^keytool -importcert.*$", "");
    }

    private static String importing(String alias) {
        return device(alias).replaceAll("(?m)^keytool -(genkeypair|certreq).*$", "");
    }

    private static String deleting(String alias) {
        return importing(alias).replaceAll("(?m)^keytool -importcert.*$", "keytool -delete \\$hsm -alias " + alias);
    }

    private static String device(String alias) {
        return Guide.block("-genkeypair $hsm").replace("seal-2028", alias);
    }
}
