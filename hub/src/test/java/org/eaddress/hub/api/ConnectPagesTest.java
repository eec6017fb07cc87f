package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pages on which a company connects its system, on a whole hub, without a script.
@ExtendWith(HubExtension.class)
class ConnectPagesTest {
    private static final String COMPANY = "_DEFAULT@40103000456";
    private static final Pattern CLIENT = Pattern.compile("test-[0-9a-f]{16}");

    private final TestHub hub;
    private Visitor juris;

    ConnectPagesTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void signIn() {
        juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation();
    }

    @AfterEach
    void leave() {
        hub.bean(JdbcClient.class)
                .sql("update machine_client set removed_at = now() where name is not null")
                .update();
        juris.close();
    }

    private HttpResponse<String> connect(Visitor who, String name, String credential) {
        return who.press(
                "/connections",
                who.open("/connections/new"),
                "eAddress=%s&name=%s&vendor=SIA+Izstr%%C4%%81de&credential=%s"
                        .formatted(COMPANY, Visitor.encoded(name), Visitor.encoded(credential)));
    }

    private static String clientOf(HttpResponse<String> page) {
        Matcher client = CLIENT.matcher(page.uri().getPath());
        assertThat(client.find()).as(page.body()).isTrue();
        return client.group();
    }

    private long systems() {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from machine_client where twin_of = :company and removed_at is null")
                .param("company", COMPANY)
                .query(Long.class)
                .single();
    }

    private void assertSends(String client, Pasted key) {
        Party system = new Party(hub.wire(), client, TriedSystem.twin(client, COMPANY), key.key());
        Letter letter = system.send(Letter.between(system, system));
        system.waitFor(letter);
    }

    @Test
    void aSystemWhosePublicKeyWasPastedSendsAtOnce() {
        Pasted key = Pasted.p256();

        HttpResponse<String> page = connect(juris, "Lietvedība", key.publicPem());

        String client = clientOf(page);
        assertThat(page.body())
                .contains("The system is connected, in test.", "Lietvedība", "SIA Izstrāde", COMPANY, client)
                .contains(hub.address() + "/oauth2/token", "Has not signed in yet", "Juris Bērziņš");
        assertSends(client, key);
        assertThat(juris.open("/connections/" + client).body()).contains("Last signed in on");
        assertThat(juris.open("/connections").body()).contains("Lietvedība", "/connections/" + client);
    }

    @Test
    void aSystemWhoseJwkWasPastedSendsAtOnce() {
        Pasted key = Pasted.p256();
        assertSends(clientOf(connect(juris, "Ar JWK", "  " + key.jwk() + "\n")), key);
    }

    @Test
    void whoPastesARequestGetsACertificateOfItsOrganisation() throws GeneralSecurityException {
        Pasted key = Pasted.p256();
        HttpResponse<String> page = connect(juris, "Ar pieprasījumu", key.request("CN=whatever, O=\"SIA BERZS\""));
        String client = clientOf(page);
        Matcher link = Pattern.compile("/connections/" + client + "/keys/[A-Za-z0-9_-]{43}/certificate")
                .matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();

        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(juris.open(link.group()).body().getBytes(StandardCharsets.US_ASCII)));

        assertThat(certificate.getPublicKey().getEncoded())
                .isEqualTo(key.pair().getPublic().getEncoded());
        assertThat(certificate.getSubjectX500Principal().getName())
                .contains("CN=" + client, "O=SIA Bērzs")
                .doesNotContain("whatever");
        assertThat(certificate.getNotAfter().toInstant())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(364)), Instant.now().plus(Duration.ofDays(366)));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertSends(client, key);
    }

    @Test
    void theProfileHoldsWhatTheCommandLineNeedsAndNoSecret() throws IOException {
        String client = clientOf(connect(juris, "Profils", Pasted.p256().jwk()));

        HttpResponse<String> file = juris.open("/connections/" + client + "/profile");

        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", client + ".properties");
        Properties profile = new Properties();
        profile.load(new StringReader(file.body()));
        assertThat(profile)
                .containsEntry("hub", hub.address().toString())
                .containsEntry("keystore", client + ".p12")
                .containsEntry("password-file", client + ".password")
                .containsEntry("trust", "trust.pem")
                .doesNotContainKey("password");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongCredentialIsRefusedWithWordsThatHelp(String credential, String words) {
        long before = systems();

        HttpResponse<String> page = connect(juris, "Nepareiza", credential);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains(words, "value=\"Nepareiza\"", "aria-invalid=\"true\"");
        assertThat(systems()).isEqualTo(before);
    }

    static Stream<Arguments> wrong() {
        Pasted good = Pasted.p256();
        String another = "This names another organisation";
        return Stream.of(
                row("nothing", "", "We find no key"),
                row("rubbish", "no key at all", "We find no key"),
                row("100 kB of rubbish", "x".repeat(100_000), "far too long"),
                row("100 kB in PEM", "-----BEGIN PUBLIC KEY-----\n" + "A".repeat(100_000), "far too long"),
                row("JSON that is no key", "{\"a\":[", "We find no key"),
                row("a key set", "{\"keys\":[" + good.jwk() + "]}", "We find no key"),
                row("RSA 1024", Pasted.rsa(1024).publicPem(), "another kind (RSA 1024)"),
                row("RSA 2048", Pasted.rsa(2048).publicPem(), "another kind (RSA 2048)"),
                row("P-192", Pasted.ec("prime192v1").publicPem(), "another kind (EC prime192v1)"),
                row("P-384", Pasted.ec("secp384r1").publicPem(), "another kind (EC secp384r1)"),
                row("Ed25519", Pasted.ed25519().publicPem(), "another kind (1.3.101.112)"),
                row("JWK of P-192", good.jwk().replace("P-256", "P-192"), "another kind (EC P-192)"),
                row(
                        "a point that is not on the curve",
                        good.jwk().replaceFirst("\"x\":\"....", "\"x\":\"AAAA"),
                        "no key"),
                row("a private key", good.privatePem(), "This is a private key."),
                row("a private JWK", good.key().toJSONString(), "This is a private key."),
                row("a secret", "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}", "This is a private key."),
                row("a cut request", good.request("CN=a").substring(0, 200), "We find no key"),
                row("a spoilt request", good.request("CN=a").replaceFirst("MI..", "MIAA"), "We find no key"),
                row("a request of RSA 1024", Pasted.rsa(1024).request("CN=a"), "another kind (RSA 1024)"),
                row(
                        "a request signed by another key",
                        good.requestSignedBy(Pasted.p256()),
                        "not signed by its own key"),
                row("a request by name", good.request("O=Liepkalnes novada pašvaldība"), another),
                row("a request by number", good.request("CN=dms,2.5.4.97=NTRLV-90000000122"), another),
                row("a certificate by number", good.certificate("CN=90000000122", Duration.ofDays(90)), another),
                row("a certificate that ended", good.certificate("CN=a", Duration.ofDays(-1)), "has ended"),
                row("a certificate of tomorrow", good.certificate("CN=a", Duration.ofDays(401)), "has not begun"));
    }

    private static Arguments row(String name, String credential, String words) {
        return Arguments.of(Named.of(name, credential), words);
    }

    @Test
    void aPrivateKeyIsNotShownAgain() {
        String secret = Pasted.p256().privatePem().lines().skip(1).findFirst().orElseThrow();
        assertThat(connect(juris, "Ar noslēpumu", Pasted.p256().privatePem()).body())
                .doesNotContain("BEGIN EC PRIVATE", "BEGIN PRIVATE", secret);
    }

    @Test
    void whenTheNameIsWrongOnlyAPublicKeyIsShownAgain() {
        Pasted key = Pasted.p256();
        String secret = key.privatePem().lines().skip(1).findFirst().orElseThrow();
        assertThat(connect(juris, " ", key.privatePem()).body())
                .contains("Write a name")
                .doesNotContain("BEGIN EC PRIVATE", "BEGIN PRIVATE", secret);
        assertThat(connect(juris, " ", secret).body()).doesNotContain(secret);
        assertThat(connect(juris, " ", key.publicPem()).body()).contains("BEGIN PUBLIC KEY");
    }

    @Test
    void whatIsNoKeyIsNotShownAgain() {
        String secret = Pasted.p256().privatePem().lines().skip(1).findFirst().orElseThrow();
        assertThat(connect(juris, "Bez rindas", secret).body())
                .contains("We find no key")
                .doesNotContain(secret);
    }

    @Test
    void aKeyOfAnotherSystemIsRefusedEvenAfterThatOneIsGone() {
        String councils = hub.council().key().toPublicJWK().toJSONString();
        assertThat(connect(juris, "Sveša", councils).body()).contains("belongs to a system already, or did");

        Pasted key = Pasted.p256();
        String client = clientOf(connect(juris, "Pirmā", key.jwk()));
        HttpResponse<String> page = juris.open("/connections/" + client);
        juris.press("/connections/" + client + "/removal", page, "sure=true");
        assertThat(connect(juris, "Pirmā", key.jwk()).statusCode()).isEqualTo(422);
    }

    @Test
    void pressingTwiceConnectsOnce() {
        String key = Pasted.p256().jwk();
        long before = systems();

        String first = clientOf(connect(juris, "Divreiz", key));
        String second = clientOf(connect(juris, "Divreiz", key));

        assertThat(second).isEqualTo(first);
        assertThat(systems()).isEqualTo(before + 1);
        assertThat(connect(juris, "Cita", key).statusCode()).isEqualTo(422);
    }

    @Test
    void aNameIsWrittenAndPlain() {
        String key = Pasted.p256().jwk();
        assertThat(connect(juris, " ", key).body()).contains("Write a name");
        assertThat(connect(juris, "x".repeat(101), key).body()).contains("Write a name");
        assertThat(connect(juris, "<b>Treknā</b>", key).body())
                .contains("&lt;b&gt;Treknā")
                .doesNotContain("<b>Treknā");
    }

    @Test
    void systemsOfAnotherOrganisationAreNotThere() {
        String client = clientOf(connect(juris, "Sveša", Pasted.p256().jwk()));
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL).forOrganisation()) {
            HttpResponse<String> own = rasma.open("/connections/new");
            assertThat(rasma.open("/connections").body()).doesNotContain(client);
            for (String there : List.of(client, "system-0123456789abcdef", "%00")) {
                assertThat(rasma.open("/connections/" + there).statusCode()).isEqualTo(404);
            }
            assertThat(rasma.open("/connections/" + client + "/profile").statusCode())
                    .isEqualTo(404);
            for (String deed : List.of("keys", "suspension", "resumption", "removal")) {
                assertThat(rasma.press("/connections/" + client + "/" + deed, own, "sure=true&credential=x")
                                .statusCode())
                        .as(deed)
                        .isEqualTo(404);
            }
            assertThat(connect(rasma, "Uz svešu adresi", Pasted.p256().jwk()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(juris.open("/connections/" + client).body()).contains("Has not signed in yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connections", "/connections/new"})
    void whoActsForHerselfSeesNoConnections(String path) {
        try (Visitor anna = Visitor.signedIn(hub, Visitor.ANNA)) {
            assertThat(anna.open(path).statusCode()).isEqualTo(404);
            assertThat(anna.open("/mail").body()).doesNotContain("href=\"/connections\"");
            assertThat(connect(juris, "Kāda", Pasted.p256().jwk()).body()).contains("href=\"/connections\"");
        }
    }

    @Test
    void aFormOfAnotherSiteConnectsNothing() {
        long before = systems();
        juris.pressForged(
                "/connections",
                "name=Viltota&credential=" + Visitor.encoded(Pasted.p256().jwk()));
        assertThat(systems()).isEqualTo(before);
    }

    @Test
    void whoRepresentsTheOrganisationConnectsSystemsOfItsUnits() {
        EAddress unit = new EAddress("NOLIKTAVA@40103000456");
        hub.bean(Directory.class)
                .enrol(new Account(unit, "SIA Bērzs noliktava", Account.Kind.COMPANY, Account.Status.ACTIVE));
        HttpResponse<String> form = juris.open("/connections/new");
        assertThat(form.body()).contains(unit.value(), COMPANY);

        HttpResponse<String> page = juris.press(
                "/connections",
                form,
                "eAddress=%s&name=Noliktava&credential=%s"
                        .formatted(unit.value(), Visitor.encoded(Pasted.p256().jwk())));

        assertThat(page.body()).contains("The system is connected, in test.", unit.value());
    }

    @Test
    void oneAddressHasSoManySystemsAndNotMore() {
        long free = 20 - systems();
        for (long i = 0; i < free; i++) {
            clientOf(connect(juris, "Sistēma " + i, Pasted.p256().jwk()));
        }
        assertThat(connect(juris, "Par daudz", Pasted.p256().jwk()).body()).contains("has 20 systems already");
    }

    @Test
    void thePagesAreInLatvianToo() {
        String client = clientOf(connect(juris, "Lietvedība", Pasted.p256().jwk()));
        assertThat(juris.open("/connections?lang=lv").body()).contains("Savienojumi", "Vēl nav pieslēgusies");
        assertThat(juris.open("/connections/" + client).body()).contains("Kas ko mainījis", "Pievienota");
    }
}
