package org.eaddress.hub.proof.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eaddress.hub.proof.ProofFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// Sends a proof as a file to be kept.
final class ProofAnswer {
    private ProofAnswer() {}

    static void send(ProofFile proof, UUID messageId, HttpServletResponse response) throws IOException {
        response.setContentType(ProofFile.MEDIA_TYPE);
        response.setContentLengthLong(proof.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("proof-" + messageId + ".asice")
                        .build()
                        .toString());
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noStore().cachePrivate().getHeaderValue());
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (InputStream bytes = proof.open()) {
            bytes.transferTo(response.getOutputStream());
        }
    }
}
