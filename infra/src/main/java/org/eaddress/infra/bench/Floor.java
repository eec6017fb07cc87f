package org.eaddress.infra.bench;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// What this machine can do at best: one object, fsynced with its name, one commit of the rows that an accepted and
/// registered message has, one ES256 signature, in a plain loop, with nothing around it.
final class Floor {
    private static final int PAYLOAD_CHARACTERS = 1100;
    private static final int WRAPPED_KEY_BYTES = 80;
    private static final String TABLES = """
            drop schema if exists floor cascade;
            create schema floor;
            create table floor.message (like public.message including all);
            create table floor.document (like public.document including all);
            create table floor.delivery (like public.delivery including all);
            create table floor.outbox (like public.outbox including all);
            create table floor.evidence (like public.evidence including all);
            create table floor.journal_queue (like public.journal_queue including all)""";
    private static final String COMMIT = """
            with m as (insert into floor.message values
              (?, '_DEFAULT@90000000122', 'Liepkalnes novada pašvaldība', 'Decision', null, null, ?, ?, now(), now())),
            d as (insert into floor.document values
              (?, 0, 'decision.pdf', 'application/pdf', 40960, ?, 'segment-0123456789abcdef:123456789:41000', ?)),
            r as (insert into floor.delivery values (?, '_PRIVATE@329999-00017', 'waiting', now(), null)),
            o as (insert into floor.outbox (message_id) values (?)),
            q as (insert into floor.journal_queue (message_id, evidence_id, digest) values (?, ?, ?))
            insert into floor.evidence values (?, ?, 'SubmissionAcceptance', now(), null, ?, 1, now(), ?)""";

    private final String url;
    private final Path folder;
    private final byte[] document;
    private final KeyPair key;

    private Floor(String url, Path folder, byte[] document, KeyPair key) {
        this.url = url;
        this.folder = folder;
        this.document = document;
        this.key = key;
    }

    /// On the same database server and the same disk as the hub whose data folder it is.
    static Floor beside(Path data, byte[] document) throws Exception {
        String url = HubDatabase.url(data);
        try (Connection db = DriverManager.getConnection(url);
                Statement statement = db.createStatement()) {
            statement.execute(TABLES);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return new Floor(url, Files.createDirectories(data.resolve("floor")), document, generator.generateKeyPair());
    }

    Load measure(int threads, Duration time) throws Exception {
        return Load.of(threads, time, Step::new);
    }

    private final class Step implements Load.Step {
        private final Connection db = DriverManager.getConnection(url);
        private final PreparedStatement commit = db.prepareStatement(COMMIT);
        private final Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", new BouncyCastleProvider());
        private final String payload = "x".repeat(PAYLOAD_CHARACTERS);

        Step() throws Exception {
            signature.initSign(key.getPrivate());
        }

        @Override
        public void run() throws Exception {
            UUID id = UUID.randomUUID();
            try (FileChannel file = FileChannel.open(
                    folder.resolve(id.toString()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(document));
                file.force(true);
            }
            try (FileChannel name = FileChannel.open(folder)) {
                name.force(true);
            }
            signature.update(payload.getBytes(StandardCharsets.US_ASCII));
            commit(id, signature.sign());
        }

        private void commit(UUID id, byte[] seal) throws Exception {
            byte[] digest = new byte[32];
            for (int place : new int[] {1, 4, 7, 8, 9, 10, 12, 13}) {
                commit.setObject(place, id);
            }
            for (int place : new int[] {2, 3, 5, 11}) {
                commit.setBytes(place, digest);
            }
            commit.setBytes(6, new byte[WRAPPED_KEY_BYTES]);
            commit.setString(14, payload);
            commit.setBytes(15, seal);
            commit.executeUpdate();
        }

        @Override
        public void close() throws Exception {
            db.close();
        }
    }
}
