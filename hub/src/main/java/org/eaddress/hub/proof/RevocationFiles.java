package org.eaddress.hub.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The revocation lists that lie in proofs (`hub.proof.revocation-lists`), read anew for each: whoever fetches them
/// from the authority replaces the files. One that cannot be read is left out, and the proof says less.
@Component
class RevocationFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationFiles.class);
    private static final int LARGEST_BYTES = 16 << 20;

    private final List<Path> files;

    RevocationFiles(@Value("${hub.proof.revocation-lists}") List<String> files) {
        this.files = files.stream().map(Path::of).toList();
    }

    List<byte[]> read() {
        List<byte[]> lists = new ArrayList<>();
        for (Path file : files) {
            try {
                lists.add(list(file));
            } catch (IOException | GeneralSecurityException e) {
                LOG.warn("Proofs are made without the revocation list {}: {}", file, e.toString());
            }
        }
        return lists;
    }

    private static byte[] list(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw new IOException("larger than %d bytes".formatted(LARGEST_BYTES));
            }
            if (CertificateFactory.getInstance("X.509")
                    .generateCRLs(new ByteArrayInputStream(bytes))
                    .isEmpty()) {
                throw new IOException("no revocation list");
            }
            return bytes;
        }
    }
}
