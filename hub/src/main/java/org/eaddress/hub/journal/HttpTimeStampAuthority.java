package org.eaddress.hub.journal;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/// A time-stamping authority behind an address (RFC 3161, section 3.4).
final class HttpTimeStampAuthority implements TimeStampAuthority {
    private static final int LARGEST_ANSWER = 64 << 10;
    private static final int NONCE_BITS = 64;
    private static final int OK = 200;

    private final HttpClient http;
    private final SecureRandom random = new SecureRandom();
    private final URI address;
    private final Duration patience;

    HttpTimeStampAuthority(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    @Override
    public String name() {
        return address.toString();
    }

    /// The answer is to this very request: status, imprint and nonce are compared.
    @Override
    public byte[] stamp(Imprint imprint) throws IOException {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampRequest request =
                requests.generate(imprint.algorithm().oid(), imprint.digest(), new BigInteger(NONCE_BITS, random));
        try {
            TimeStampResponse response = new TimeStampResponse(post(request.getEncoded()));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new IOException("status " + response.getStatus());
            }
            return response.getTimeStampToken().getEncoded();
        } catch (TSPException | RuntimeException e) { // the parser throws all kinds at hostile bytes
            throw new IOException(e);
        }
    }

    private byte[] post(byte[] request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                HttpRequest.newBuilder(address)
                        .timeout(patience)
                        .header("Content-Type", "application/timestamp-query")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                        .build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException("HTTP " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
