package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A stranger checks evidence with one HTML file, without a hub and without a network.
class OfflineVerifierTest {
    private static final Path PROOF = Path.of("../api-spec/vectors/proof.json");
    private static final Path RECEIPT = Path.of("../api-spec/vectors/receipt-with-all.json");

    @TempDir
    private static Path saved;

    private static Chromium chromium;
    private static BrowserContext stranger;
    private static Page tab;
    private static String address;

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private final Consumer<Request> note = request -> asked.add(request.url());
    private Page page;

    @BeforeAll
    static void savePage() throws IOException {
        Path file = saved.resolve("verify.html");
        try (InputStream in = OfflineVerifierTest.class.getResourceAsStream("/api-spec/verifier/verify.html")) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        address = file.toUri().toString();
        chromium = Chromium.launch();
        stranger = chromium.person("file:///", Look.desktop());
        tab = stranger.newPage();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        openIn(tab);
    }

    @AfterEach
    void leave() {
        tab.offRequest(note);
    }

    static List<Path> vectors() throws IOException {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void thePageSaysWhatTheCommandSays(Path file) throws Exception {
        Vector vector = Vector.layOut(file, folder);
        List<Said> verdict = vector.verdict();
        check(vector);
        Result result = Result.on(page);
        assertThat(result.verdict()).isEqualTo(vector.expected().path("verdict").stringValue());
        assertThat(result.keys()).isEqualTo(verdict.stream().map(Said::key).toList());
        if (vector.faults().stream().noneMatch(fault -> fault.endsWith("malformed"))) {
            requireSameWords(verdict, result);
            page.locator("#language").click();
            requireSameWords(verdict, Result.on(page));
        }
        assertThat(asked).containsExactly(address);
    }

    @Test
    void filesFindTheirPlaceWhenDropped() throws Exception {
        Vector vector = Vector.layOut(RECEIPT, folder);
        drop(vector.evidence(), "evidence.jws");
        drop(vector.trust(), "trust.pem");
        for (Path document : vector.documents()) {
            drop(document, document.getFileName().toString());
        }
        page.waitForFunction("document.getElementById('documents').files.length === 2");
        press();
        assertThat(keys()).contains("proven-accepted", "proven-document", "open-message");
    }

    @Test
    void aDroppedProofIsTheEvidenceAndAnotherContainerADocument() throws Exception {
        Vector vector = Vector.layOut(PROOF, folder);
        dropBytes(new byte[] {'P', 'K', 3, 4}, "permit.edoc");
        dropBytes(Files.readAllBytes(vector.evidence()), "proof.asice");

        assertThat(page.evaluate("document.getElementById('evidence').files[0].name"))
                .isEqualTo("proof.asice");
        assertThat(page.evaluate("document.getElementById('documents').files[0].name"))
                .isEqualTo("permit.edoc");
    }

    @Test
    void droppedRevocationListsAreLookedInto() throws Exception {
        Vector vector = Vector.layOut(Path.of("../api-spec/vectors/revoked.json"), folder);
        drop(vector.evidence(), "evidence.jws");
        drop(vector.trust(), "trust.pem");
        drop(vector.revocationLists().getFirst(), "authority.crl");
        press();
        assertThat(keys()).containsExactly("revoked");
    }

    @Test
    void whatIsMissingIsSaid() {
        press();
        assertThat(page.locator("#result").textContent()).isNotBlank();
        assertThat(page.locator("#result").getAttribute("data-verdict")).isNull();
    }

    @Test
    void thePageIsAccessible() throws Exception {
        for (Look look : List.of(Look.desktop(), Look.enlarged(), Look.desktop().in(ColorScheme.DARK))) {
            try (BrowserContext reader = chromium.person("file:///", look)) {
                openIn(reader.newPage());
                Everybody.isAccessible(page);
                page.locator("summary").all().forEach(Locator::click);
                check(Vector.layOut(RECEIPT, folder));
                Everybody.isAccessible(page);
                page.navigate(address);
                check(Vector.layOut(PROOF, folder));
                Everybody.isAccessible(page);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(look.width());
            }
        }
    }

    private void openIn(Page opened) {
        page = opened;
        page.onRequest(note);
        page.navigate(address);
    }

    private void check(Vector vector) {
        page.setInputFiles("#evidence", vector.evidence());
        page.setInputFiles("#trust", vector.trust());
        give("#documents", vector.documents());
        give("#message", vector.message());
        give("#lists", vector.revocationLists());
        press();
    }

    private void give(String input, List<Path> files) {
        if (!files.isEmpty()) {
            page.setInputFiles(input, files.toArray(Path[]::new));
        }
    }

    private void press() {
        page.locator("button[type=submit]").click();
        page.locator("#result:not(:empty)").waitFor();
    }

    private void drop(Path file, String name) throws IOException {
        dropBytes(Files.readAllBytes(file), name);
    }

    private void dropBytes(byte[] bytes, String name) {
        page.evaluate("""
                ([base64, name]) => {
                  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
                  const transfer = new DataTransfer();
                  transfer.items.add(new File([bytes], name));
                  document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
                }""", List.of(Base64.getEncoder().encodeToString(bytes), name));
        page.waitForFunction(
                "name => [...document.querySelectorAll('input')].some(i => [...i.files].some(f => f.name === name))",
                name);
    }

    private List<String> keys() {
        return Result.on(page).keys();
    }

    private static void requireSameWords(List<Said> verdict, Result result) {
        assertThat(result.texts())
                .as(result.language().toString())
                .isEqualTo(verdict.stream()
                        .map(said -> said.words().apply(result.language()))
                        .toList());
    }
}
