package org.eaddress.hub.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theFileIsTakenAsItIsWhenTheProofIsMade() throws Exception {
        Path file = Files.write(folder.resolve("seal.crl"), list(1));
        RevocationFiles files = new RevocationFiles(List.of(file.toString()));
        assertThat(files.read()).containsExactly(Files.readAllBytes(file));

        Files.write(file, list(2));

        assertThat(files.read()).containsExactly(Files.readAllBytes(file));
    }

    @Test
    void whatIsMissingOrNoListIsLeftOut() throws Exception {
        Path good = Files.write(folder.resolve("seal.crl"), list(1));
        Path bad = Files.writeString(folder.resolve("bad.crl"), "no list");
        Path empty = Files.createFile(folder.resolve("empty.crl"));
        RevocationFiles files = new RevocationFiles(
                List.of(bad.toString(), folder.resolve("missing.crl").toString(), empty.toString(), good.toString()));

        assertThat(files.read()).containsExactly(Files.readAllBytes(good));
    }

    private static byte[] list(long revoked) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        return new JcaX509v2CRLBuilder(new X500Principal("CN=authority"), Date.from(NOW))
                .addCRLEntry(BigInteger.valueOf(revoked), Date.from(NOW), CRLReason.keyCompromise)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
    }
}
