package org.eaddress.hub.journal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/// A time-stamping authority that answers over HTTP as it is told: truly, or not.
final class StampingParty implements AutoCloseable {
    /// How it answers.
    enum Mood {
        TRUE,
        DOWN,
        REJECTING,
        GARBAGE,
        FLOOD,
        OTHER_IMPRINT,
        OTHER_NONCE,
        NO_NONCE,
        OTHER_KEY,
        FORGED_SIGNATURE,
        NOT_FOR_TIME_STAMPS,
        HOURS_AGO
    }

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.13762.3");
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private final KeyPair authority = StampingKeys.fresh();
    private final X509Certificate anchor =
            StampingKeys.certificate(authority, authority, null, Duration.ofDays(10_000), "SHA256withECDSA");
    private final KeyPair stranger = StampingKeys.fresh();
    private final HttpServer server;
    private volatile Mood mood = Mood.TRUE;
    private volatile Duration life = Duration.ofDays(1);
    private volatile String signature = "SHA256withECDSA";
    private volatile int asked;
    private final Semaphore requests = new Semaphore(0);
    private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
    private CountDownLatch held = new CountDownLatch(0);

    private StampingParty(HttpServer server) {
        this.server = server;
    }

    static StampingParty open() throws IOException {
        StampingParty party =
                new StampingParty(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        party.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        party.server.createContext("/", party::answer);
        party.server.start();
        return party;
    }

    StampingParty being(Mood other) {
        mood = other;
        return this;
    }

    /// From now on its certificates end after this time.
    StampingParty certifiedFor(Duration time) {
        life = time;
        return this;
    }

    /// From now on its tokens and certificates are signed so.
    StampingParty signingWith(String algorithm) {
        signature = algorithm;
        return this;
    }

    /// The next request waits until [#release()]; those after it do not.
    void hold() {
        held = new CountDownLatch(1);
        gate.set(held);
    }

    void awaitRequest() {
        requests.acquireUninterruptibly();
    }

    void release() {
        held.countDown();
    }

    int asked() {
        return asked;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    X509Certificate anchor() {
        return anchor;
    }

    /// The settings of a hub that uses it.
    String[] settings(Path folder) throws Exception {
        Path pem = Files.writeString(
                folder.resolve("anchors.pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(anchor.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return new String[] {"--hub.journal.authorities=" + address(), "--hub.journal.anchors=" + pem};
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked++;
        CountDownLatch closed = gate.getAndSet(new CountDownLatch(0));
        requests.release();
        try (exchange) {
            closed.await();
            TimeStampRequest request =
                    new TimeStampRequest(exchange.getRequestBody().readAllBytes());
            byte[] answer = answerTo(request);
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(mood == Mood.DOWN ? 503 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] answerTo(TimeStampRequest request) {
        Answer honest = new Answer(request, authority, KeyPurposeId.id_kp_timeStamping, Duration.ZERO, life, signature);
        return switch (mood) {
            case TRUE, DOWN -> honest.bytes();
            case GARBAGE -> "<html>maintenance</html>".getBytes(StandardCharsets.US_ASCII);
            case FLOOD -> new byte[1 << 20];
            case REJECTING -> new byte[] {0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02};
            case OTHER_IMPRINT ->
                honest.to(request(new byte[32], request.getNonce())).bytes();
            case OTHER_NONCE ->
                honest.to(request(request.getMessageImprintDigest(), BigInteger.TEN))
                        .bytes();
            case NO_NONCE ->
                honest.to(request(request.getMessageImprintDigest(), null)).bytes();
            case OTHER_KEY -> new Answer(request, stranger, honest.purpose(), Duration.ZERO, life, signature).bytes();
            case FORGED_SIGNATURE -> damaged(honest.bytes());
            case NOT_FOR_TIME_STAMPS ->
                new Answer(request, authority, KeyPurposeId.id_kp_codeSigning, Duration.ZERO, life, signature).bytes();
            case HOURS_AGO ->
                new Answer(request, authority, honest.purpose(), Duration.ofHours(-3), life, signature).bytes();
        };
    }

    private static byte[] damaged(byte[] answer) {
        answer[answer.length - 1] ^= 1;
        return answer;
    }

    private static TimeStampRequest request(byte[] digest, @Nullable BigInteger nonce) {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        return requests.generate(NISTObjectIdentifiers.id_sha256, digest, nonce);
    }

    /// A granted answer, by a key that the issuer certified for this purpose.
    private record Answer(
            TimeStampRequest request,
            KeyPair issuer,
            KeyPurposeId purpose,
            Duration off,
            Duration life,
            String signature) {
        Answer to(TimeStampRequest other) {
            return new Answer(other, issuer, purpose, off, life, signature);
        }

        byte[] bytes() {
            try {
                KeyPair key = StampingKeys.fresh();
                X509Certificate certificate = StampingKeys.certificate(key, issuer, purpose, life, signature);
                TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                        signer(key, certificate),
                        new JcaDigestCalculatorProviderBuilder().build().get(SHA256),
                        POLICY);
                tokens.addCertificates(new JcaCertStore(List.of(certificate)));
                return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                        .generate(
                                request, BigInteger.ONE, Date.from(Instant.now().plus(off)))
                        .getEncoded();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /// Signs without asking what the certificate is for.
        private SignerInfoGenerator signer(KeyPair key, X509Certificate certificate) throws Exception {
            return new JcaSimpleSignerInfoGeneratorBuilder().build(signature, key.getPrivate(), certificate);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
