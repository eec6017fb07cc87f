package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eaddress.hub.evidence.TrustAnchors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A seal's time-stamp is one that a stranger's tool verifies, with the anchors that the hub gives out.
class OpensslTest {
    @TempDir
    Path folder;

    @Test
    void opensslVerifiesTheTimeStampOfASeal() throws Exception {
        try (Office office = Office.open()) {
            office.issue(5);
            office.seal();
            JournalSeal seal = office.seal(1);
            Files.write(folder.resolve("token.der"), seal.token());
            Files.writeString(
                    folder.resolve("trust.pem"), office.part(TrustAnchors.class).pem());

            assertThat(verify(seal.summary().root().hex())).contains("Verification: OK");
            assertThat(verify(seal.summary().previous().hex())).contains("Verification: FAILED");
        }
    }

    private String verify(String digest) throws Exception {
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "ts",
                        "-verify",
                        "-digest",
                        digest,
                        "-in",
                        "token.der",
                        "-token_in",
                        "-CAfile",
                        "trust.pem")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
