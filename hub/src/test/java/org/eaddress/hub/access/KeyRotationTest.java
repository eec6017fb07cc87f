package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.access.RunningHub.COUNCIL;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys for access tokens change while the hub runs.
class KeyRotationTest {
    private static final String PASSWORD = "of-tests";

    @TempDir
    private Path folder;

    private RunningHub hub;
    private Machine council;

    @BeforeEach
    void start() {
        hub = RunningHub.start("--spring.profiles.active=access-test", "--hub.access.key-store=" + file());
        council = Machine.enrolled(hub, COUNCIL);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aNewKeyIsPublishedBeforeItSignsAndTakesOverAtItsTime() throws Exception {
        String first = keyOf(council.token());
        addKeyOfTomorrow();
        readAgain();

        assertThat(published()).hasSize(2).contains(first);
        assertThat(keyOf(council.token())).isEqualTo(first);
        hub.clock().goAhead(Duration.ofDays(2));
        assertThat(keyOf(council.token())).isNotEqualTo(first).isIn(published());
    }

    @Test
    void aTokenOfTheFormerKeyIsGoodUntilItExpires() throws Exception {
        addKeyOfTomorrow();
        readAgain();
        hub.clock().goAhead(Duration.ofHours(24).minusMinutes(2));
        String former = council.token();
        hub.clock().goAhead(Duration.ofMinutes(5));

        assertThat(keyOf(council.token())).isNotEqualTo(keyOf(former));
        assertThat(council.callWith(former).statusCode()).isEqualTo(200);
        hub.clock().goAhead(Duration.ofMinutes(6));
        assertThat(council.callWith(former).statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyThatIsTakenOutEndsItsTokensAlsoThoseThatWereVerified() throws Exception {
        String token = council.token();
        assertThat(council.callWith(token).statusCode()).isEqualTo(200);
        Files.delete(file());
        hub.context().getBean(TokenKeyRing.class).readAgain();
        assertThat(council.callWith(token).statusCode()).isEqualTo(200);

        Files.write(
                file(),
                FirstKey.keyStore(PASSWORD.toCharArray(), hub.clock().instant().minusSeconds(1)));
        readAgain();

        assertThat(council.callWith(token).statusCode()).isEqualTo(401);
        assertThat(council.callWith(council.token()).statusCode()).isEqualTo(200);
    }

    @Test
    void whatCannotBeReadLeavesTheKeysThatAreKnown() throws IOException {
        String token = council.token();
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));

        readAgain();

        assertThat(council.callWith(token).statusCode()).isEqualTo(200);
        assertThat(council.callWith(council.token()).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyStoreWithoutAKeyIsNotTaken() throws GeneralSecurityException, IOException {
        String token = council.token();
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, PASSWORD.toCharArray());
        try (OutputStream out = Files.newOutputStream(file())) {
            empty.store(out, PASSWORD.toCharArray());
        }

        readAgain();

        assertThat(council.callWith(token).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyStoreThatCannotSignNowIsNotTaken() throws GeneralSecurityException, IOException {
        String token = council.token();
        Files.write(
                file(),
                FirstKey.keyStore(PASSWORD.toCharArray(), hub.clock().instant().plus(Duration.ofDays(1))));

        readAgain();

        assertThat(council.callWith(token).statusCode()).isEqualTo(200);
        assertThat(council.callWith(council.token()).statusCode()).isEqualTo(200);
    }

    private Path file() {
        return folder.resolve("access.p12");
    }

    private void readAgain() {
        hub.context().getBean(TokenKeyRing.class).readAgain();
    }

    /// As the guide for operators says.
    private void addKeyOfTomorrow() throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file().toString(),
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "access-2027",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-startdate",
                        "+1d",
                        "-validity",
                        "3650",
                        "-dname",
                        "CN=access tokens")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private List<String> published() {
        HttpResponse<String> keys = council.call("/oauth2/jwks");
        return StreamSupport.stream(Machine.json(keys).path("keys").spliterator(), false)
                .map(key -> key.path("kid").asString())
                .toList();
    }

    private static String keyOf(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
