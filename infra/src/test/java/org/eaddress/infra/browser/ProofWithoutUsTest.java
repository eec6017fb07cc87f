package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.cms.CMSSignedData;
import org.eaddress.client.Document;
import org.eaddress.client.proof.Digests;
import org.eaddress.client.proof.TrustAnchors;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;
import org.eaddress.infra.Shell;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A proof taken from a running hub, which is gone when the proof is checked: by our command, by our page in a
/// browser, by openssl, by xmlsec1 and by the European Commission's DSS.
class ProofWithoutUsTest {
    private static final String PIECE = "evidence-01-SubmissionAcceptance";
    private static final String SEAL = "META-INF/signatures0.xml";

    @TempDir
    private static Path folder;

    private static Path proof;
    private static Path trust;

    @BeforeAll
    static void takeAProofAndStopTheHub() throws Exception {
        try (HubProcess hub = HubProcess.start(folder.resolve("data"), FreePort.find());
                Council council = Council.of(hub.profile("council"))) {
            Path permit = Path.of("demo/building-permit.pdf");
            Path plan = Files.copy(permit, folder.resolve("Ēkas plāns, 1. stāvs (50%).pdf"));
            UUID message = council.writes("Būvatļauja", "Lēmums pielikumā.", Document.of(permit), Document.of(plan));
            proof = folder.resolve("permit.asice");
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                council.saveProof(message, proof);
                return holds(PIECE + ".ers"); // the journal seals when it will
            });
            trust = Files.copy(hub.data().resolve("profiles/trust.pem"), folder.resolve("trust.pem"));
        }
    }

    @Test
    void ourCommandFindsItGood() throws Exception {
        Shell.Result said = Shell.infra("eaddress", "--json", "verify", proof.toString(), "--trust", trust.toString());

        assertThat(said.exit()).isZero();
        assertThat(said.json().get("valid").asBoolean()).isTrue();
        assertThat(said.last()).contains("proof was sealed at", "The evidence existed at");
    }

    @Test
    void ourPageFindsItGoodInABrowser() throws Exception {
        Path file = folder.resolve("verify.html");
        try (InputStream in = ProofWithoutUsTest.class.getResourceAsStream("/api-spec/verifier/verify.html")) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        List<String> asked = new ArrayList<>();
        try (Chromium chromium = Chromium.launch();
                BrowserContext stranger = chromium.person("file:///", Look.desktop())) {
            Page page = stranger.newPage();
            page.onRequest(request -> asked.add(request.url()));
            page.navigate(file.toUri().toString());
            page.setInputFiles("#evidence", proof);
            page.setInputFiles("#trust", trust);
            page.locator("button[type=submit]").click();
            page.locator("#result:not(:empty)").waitFor();

            assertThat(page.locator("#result").getAttribute("data-verdict")).isEqualTo("valid");
            assertThat(page.locator("#result li").all().stream()
                            .map(item -> item.getAttribute("data-key"))
                            .toList())
                    .contains("proven-container", "proven-container-time", "proven-accepted", "proven-journal");
            assertThat(asked).containsExactly(file.toUri().toString());
        }
    }

    @Test
    void opensslFindsTheTimeStampOfTheSealGood() throws Exception {
        String xml = new String(read(SEAL), StandardCharsets.UTF_8);
        Matcher value = found("<ds:SignatureValue Id=\"([^\"]+)\">([^<]+)<", xml);
        Path over = Files.writeString(
                folder.resolve("value.xml"),
                "<ds:SignatureValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"%s\">%s</ds:SignatureValue>"
                        .formatted(value.group(1), value.group(2)));
        byte[] token = Base64.getDecoder()
                .decode(found("<xades:EncapsulatedTimeStamp[^>]*>([^<]+)<", xml).group(1));

        assertThat(openssl(token, "-data", over.toString())).contains("Verification: OK");
        Files.writeString(over, "<other/>");
        assertThat(openssl(token, "-data", over.toString())).contains("Verification: FAILED");
    }

    @Test
    void opensslFindsTheTimeStampOfTheJournalGoodOverThePathFromTheEvidence() throws Exception {
        ArchiveTimeStamp stamp = EvidenceRecord.getInstance(read(PIECE + ".ers"))
                .getArchiveTimeStampSequence()
                .getArchiveTimeStampChains()[0]
                .getArchiveTimestamps()[0];

        String root = root(stamp, Digests.sha256(read(PIECE + ".jws")));

        byte[] token = stamp.getTimeStamp().getEncoded();
        assertThat(openssl(token, "-digest", root)).contains("Verification: OK");
        assertThat(HexFormat.of().formatHex(imprint(token))).isEqualTo(root);
    }

    @Test
    void dssFindsTheContainerGood() throws Exception {
        assertThat(SignatureTool.trusting(trust).says(proof)).isEqualTo("TOTAL_PASSED XAdES-BASELINE-T ASiC-E");
    }

    @Test
    void infoZipFindsTheContainerWhole() throws Exception {
        assertThat(said("unzip", "-tqq", proof.toString())).isEmpty();
    }

    @Test
    void xmlsec1FindsTheSignatureGoodOverTheFilesAsTheyAre() throws Exception {
        Path unpacked = unpack();

        assertThat(xmlsec1(unpacked)).contains("OK");
        Files.writeString(unpacked.resolve(PIECE + ".jws"), "x", StandardOpenOption.APPEND);
        assertThat(xmlsec1(unpacked)).contains("FAIL");
    }

    /// The core of XML signatures, which XAdES builds on: every reference, and the certificate up to an anchor.
    private static List<String> xmlsec1(Path unpacked) throws Exception {
        List<String> command = new ArrayList<>(List.of("xmlsec1", "--verify", "--id-attr:Id", "SignedProperties"));
        for (X509Certificate anchor : TrustAnchors.fromPem(trust).certificates()) {
            Path file = folder.resolve(anchor.getSerialNumber() + ".der");
            command.addAll(List.of("--trusted-der", file.toString()));
            Files.write(file, anchor.getEncoded());
        }
        command.add(SEAL);
        return said(new ProcessBuilder(command).directory(unpacked.toFile()));
    }

    private static Path unpack() throws IOException {
        Path unpacked = Files.createTempDirectory(folder, "unpacked");
        try (ZipFile zip = new ZipFile(proof.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = unpacked.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, read(entry.getName()));
            }
        }
        return unpacked;
    }

    /// RFC 4998, 4.3.
    private static String root(ArchiveTimeStamp stamp, String digest) {
        String node = "";
        for (var step : stamp.getReducedHashTree()) {
            List<String> values = new ArrayList<>();
            for (byte[] each : step.getValues()) {
                values.add(HexFormat.of().formatHex(each));
            }
            if (node.isEmpty()) {
                assertThat(values).contains(digest);
            } else {
                values.add(node);
            }
            values.sort(null);
            node = Digests.sha256(HexFormat.of().parseHex(String.join("", values)));
        }
        return node;
    }

    private static byte[] imprint(byte[] token) throws Exception {
        return TSTInfo.getInstance(new CMSSignedData(token).getSignedContent().getContent())
                .getMessageImprint()
                .getHashedMessage();
    }

    private static List<String> openssl(byte[] token, String... over) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("token.der"), token);
        List<String> command =
                new ArrayList<>(List.of("openssl", "ts", "-verify", "-token_in", "-in", file.toString()));
        command.addAll(List.of("-CAfile", trust.toString()));
        command.addAll(List.of(over));
        return said(command.toArray(String[]::new));
    }

    private static List<String> said(String... command) throws IOException, InterruptedException {
        return said(new ProcessBuilder(command));
    }

    private static List<String> said(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return lines;
    }

    private static Matcher found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher;
    }

    private static boolean holds(String name) throws IOException {
        try (ZipFile zip = new ZipFile(proof.toFile())) {
            return zip.getEntry(name) != null;
        }
    }

    private static byte[] read(String name) throws IOException {
        try (ZipFile zip = new ZipFile(proof.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }
}
