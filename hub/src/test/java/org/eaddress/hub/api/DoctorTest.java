package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.client.cli.EAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A company connects its system as the page says, and lets the doctor look at it.
@ExtendWith(HubExtension.class)
class DoctorTest {
    private static final Pattern CLIENT = Pattern.compile("system-[0-9a-f]{16}");
    private static final String PASSWORD = "of-the-test";

    private final TestHub hub;
    private Visitor juris;
    private String client;
    private Path profile;

    @TempDir
    private Path folder;

    DoctorTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connectAsThePageSays() throws IOException, GeneralSecurityException {
        Pasted key = Pasted.p256();
        juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation();
        HttpResponse<String> page = juris.press(
                "/connections",
                juris.open("/connections/new"),
                "name=Lietved%C4%ABba&credential=" + Visitor.encoded(key.publicPem()));
        Matcher id = CLIENT.matcher(page.uri().getPath());
        assertThat(id.find()).as(page.body()).isTrue();
        client = id.group();
        assertThat(page.body()).contains("Not run yet", "eaddress --profile " + client + ".properties doctor");
        profile = Files.writeString(
                folder.resolve(client + ".properties"),
                juris.open("/connections/" + client + "/profile").body());
        Files.writeString(folder.resolve(client + ".password"), PASSWORD);
        Files.writeString(
                folder.resolve("trust.pem"),
                hub.wire().send(Call.get("/v1/trust-anchors")).body());
        putIntoKeyStore(key);
    }

    private void putIntoKeyStore(Pasted key) throws IOException, GeneralSecurityException {
        Certificate own = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        key.certificate("CN=" + client, Duration.ofDays(90)).getBytes(StandardCharsets.US_ASCII)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(client, key.pair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {own});
        try (OutputStream out = Files.newOutputStream(folder.resolve(client + ".p12"))) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    @AfterEach
    void leave() {
        hub.bean(JdbcClient.class)
                .sql("update machine_client set removed_at = now() where name is not null")
                .update();
        juris.close();
    }

    private record Said(int exit, String out) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out.lines().toList().getLast());
        }

        List<String> states() {
            return json().required("steps")
                    .valueStream()
                    .map(step -> step.required("name").asString() + " "
                            + step.required("state").asString())
                    .toList();
        }
    }

    private Said doctor(String... more) {
        StringWriter out = new StringWriter();
        String[] command = new String[3 + more.length];
        System.arraycopy(new String[] {"--profile", profile.toString(), "doctor"}, 0, command, 0, 3);
        System.arraycopy(more, 0, command, 3, more.length);
        int exit = EAddress.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(command);
        return new Said(exit, out.toString());
    }

    @Test
    void aSystemThatIsConnectedAsThePageSaysIsWell() {
        Said said = doctor("--json");

        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.json().required("passed").asBoolean()).isTrue();
        assertThat(said.states())
                .containsExactly(
                        "sign-in passed",
                        "send passed",
                        "repeat passed",
                        "list passed",
                        "fetch passed",
                        "problems passed",
                        "confirm passed",
                        "verify passed",
                        "reconcile passed");
        assertThat(juris.open("/connections/" + client).body()).contains("All was well on", "by its own word");
    }

    @Test
    void aSystemThatShowsItsCertificateInTheHandshakeIsWellToo() throws IOException {
        String plain = Files.readString(profile);
        assertThat(plain).contains("hub=" + hub.address());
        Files.writeString(
                profile,
                plain.replace("hub=" + hub.address(), "hub=" + hub.mutualTls()) + "\nmutual-tls=true\ntls-trust="
                        + hub.tlsCertificate() + "\n");

        Said said = doctor("--json");

        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.json().required("passed").asBoolean()).isTrue();
    }

    @Test
    void whatFailsIsSaidWithHowToMendItAndShownOnThePage() throws IOException {
        Files.writeString(profile, Files.readString(profile).replace("trust=trust.pem\n", ""));

        Said said = doctor();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out())
                .contains("sign-in    well", "send       failed:", "Next: ", "list       not tried", "Not well yet.");
        assertThat(juris.open("/connections/" + client).body()).contains("Failed on", "send (untrusted-receipt)");
    }

    @Test
    void aSuspendedSystemIsToldSo() {
        juris.press("/connections/" + client + "/suspension", juris.open("/connections/" + client), "x=1");

        Said said = doctor("--json");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.states()).startsWith("sign-in failed", "send not-tried");
        assertThat(said.json().at("/steps/0/next").asString()).contains("Check that the key");
        assertThat(juris.open("/connections/" + client).body()).contains("Not run yet");
    }
}
