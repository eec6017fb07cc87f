package org.eaddress.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// Types the commands of the guide in a folder, and answers the certificate request as the authority would.
final class Operator {
    private final Path folder;
    private final String password;

    Operator(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /// Runs these lines; `keytool` is that of this JDK and need not ask for the password.
    void types(String commands) {
        String keytool = "keytool() { '%s/bin/keytool' \"$@\" -storepass \"$PASSWORD\"; }\n"
                .formatted(System.getProperty("java.home"));
        try {
            ProcessBuilder shell = new ProcessBuilder("bash", "-euc", keytool + commands)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            shell.environment().put("PASSWORD", password);
            Process running = shell.start();
            String said = new String(running.getInputStream().readAllBytes());
            assertThat(running.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Puts the chain for the request into `chain.pem`.
    void certifies(SealRoot root, String request, Instant begin, Instant end) {
        try (PEMParser in = new PEMParser(Files.newBufferedReader(folder.resolve(request)))) {
            var asked = new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) in.readObject());
            X509Certificate certificate = root.certify(asked.getPublicKey(), begin, end);
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter out = new JcaPEMWriter(pem)) {
                out.writeObject(certificate);
                out.writeObject(root.certificate());
            }
            Files.writeString(folder.resolve("chain.pem"), pem.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
