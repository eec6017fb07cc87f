package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaddress.client.cli.EAddress;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A system that a company connected and set up as the page says, with the command line in its folder.
record TriedSystem(TestHub hub, String client, String eAddress, Pasted key, Path folder) {
    static final String COMPANY = "_DEFAULT@40103000456";
    private static final Pattern CLIENT = Pattern.compile("(?:test|system)-[0-9a-f]{16}");
    private static final String PASSWORD = "of-the-test";

    /// In test.
    static TriedSystem connect(TestHub hub, Visitor signatory, Path folder) {
        Pasted key = Pasted.p256();
        String client = clientOf(signatory.press(
                "/connections",
                signatory.open("/connections/new"),
                "name=Lietved%C4%ABba&vendor=SIA+Izstr%C4%81de&credential=" + Visitor.encoded(key.publicPem())));
        return new TriedSystem(hub, client, twin(client, COMPANY), key, folder).setUp(signatory);
    }

    /// What the test system of this id acts for.
    static String twin(String client, String eAddress) {
        return "_TEST-" + client.substring("test-".length()).toUpperCase(Locale.ROOT)
                + eAddress.substring(eAddress.indexOf('@'));
    }

    /// The page that asks to take it to production, with this key.
    HttpResponse<String> produce(Visitor signatory, String credential) {
        return signatory.press(
                page() + "/production", signatory.open(page()), "credential=" + Visitor.encoded(credential));
    }

    /// Takes it to production.
    TriedSystem inProduction(Visitor signatory) {
        Pasted own = Pasted.p256();
        String there = clientOf(produce(signatory, own.publicPem()));
        return new TriedSystem(hub, there, COMPANY, own, folder).setUp(signatory);
    }

    private static String clientOf(HttpResponse<String> page) {
        Matcher id = CLIENT.matcher(page.uri().getPath());
        assertThat(id.find() && page.statusCode() == 200).as(page.body()).isTrue();
        return id.group();
    }

    private TriedSystem setUp(Visitor signatory) {
        try {
            Files.writeString(profile(), signatory.open(page() + "/profile").body());
            Files.writeString(folder.resolve(client + ".password"), PASSWORD);
            Files.writeString(
                    trust(), hub.wire().send(Call.get("/v1/trust-anchors")).body());
            Certificate own = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(
                            key.certificate("CN=" + client, Duration.ofDays(90)).getBytes(StandardCharsets.US_ASCII)));
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(client, key.pair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {own});
            try (OutputStream out = Files.newOutputStream(folder.resolve(client + ".p12"))) {
                store.store(out, PASSWORD.toCharArray());
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String page() {
        return "/connections/" + client;
    }

    /// What it asks of its sandbox.
    Answer sandbox(String method, String path, String body) {
        return party().call(Call.json(method, "/v1/sandbox" + path, body));
    }

    /// The same by anybody, as in `POST /samples {"kind":"letter"}`.
    static Answer sandbox(Party who, String call) {
        String[] parts = call.split(" ", 3);
        return who.call(Call.json(parts[0], "/v1/sandbox" + parts[1], parts[2]));
    }

    Answer move(Duration by) {
        return sandbox("POST", "/clock", "{\"seconds\":%d}".formatted(by.toSeconds()));
    }

    Answer refuse(String at, String reason, int times) {
        return sandbox(
                "PUT", "/refusals", "{\"at\":\"%s\",\"reason\":\"%s\",\"times\":%d}".formatted(at, reason, times));
    }

    Answer silence(boolean broken) {
        return sandbox("PUT", "/notification", "{\"broken\":%b}".formatted(broken))
                .expect(200);
    }

    /// Its twin takes nothing any more.
    void closeTwin() {
        hub.bean(Directory.class)
                .enrol(new Account(
                        new org.eaddress.hub.directory.EAddress(eAddress),
                        "SIA Bērzs",
                        Account.Kind.COMPANY,
                        Account.Status.CLOSED));
    }

    /// As if people had removed all that were connected on the pages.
    static void removeAll(TestHub hub) {
        hub.bean(JdbcClient.class)
                .sql("update machine_client set removed_at = now() where name is not null")
                .update();
    }

    Path profile() {
        return folder.resolve(client + ".properties");
    }

    Path trust() {
        return folder.resolve("trust.pem");
    }

    Party party() {
        return new Party(hub.wire(), client, eAddress, key.key());
    }

    /// What a command of the command line said.
    record Said(int exit, String out) {
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

    Said doctor(String... more) {
        return eaddress(Stream.concat(Stream.of("--profile", profile().toString(), "doctor"), Stream.of(more))
                .toArray(String[]::new));
    }

    static Said eaddress(String... command) {
        StringWriter out = new StringWriter();
        int exit = EAddress.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(command);
        return new Said(exit, out.toString());
    }
}
