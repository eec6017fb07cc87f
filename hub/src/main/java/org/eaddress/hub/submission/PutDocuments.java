package org.eaddress.hub.submission;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.inspection.Content;
import org.eaddress.hub.inspection.Excerpt;
import org.eaddress.hub.inspection.MalwareScanner;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.Expected;
import org.eaddress.storage.ObjectRef;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Documents put before their messages. Only the sender that put one knows that it is here.
@Component
public class PutDocuments {
    private static final String FIND = """
            select digest, size, object_ref, wrapped_key, media_type, encrypted,
                   scanned_at > :valid as clean
            from put_document
            where sender = :sender and digest = any(:digests) and expires_at > :now limit :limit""";
    private static final String PROLONG = """
            update put_document set expires_at = :expires
            where sender = :sender and digest = :digest and size = :size and expires_at > :now""";
    private static final String WAITING = """
            select coalesce(sum(size), 0) from put_document where sender = :sender and expires_at > :now""";
    private static final String REMOVE_EXPIRED = """
            delete from put_document where (sender, digest) in (
              select sender, digest from put_document where expires_at < :before
              order by expires_at limit :limit for update skip locked)""";
    private static final String KEEP = """
            insert into put_document (sender, digest, size, object_ref, wrapped_key, expires_at,
                                      media_type, encrypted, scanned_at)
            values (:sender, :digest, :size, :ref, :key, :expires, :type, :encrypted, :scanned)
            on conflict (sender, digest) do update set size = excluded.size, object_ref = excluded.object_ref,
              wrapped_key = excluded.wrapped_key, expires_at = excluded.expires_at,
              media_type = excluded.media_type, encrypted = excluded.encrypted, scanned_at = excluded.scanned_at,
              put_id = excluded.put_id""";

    private static final String CLEAN = """
            update put_document set scanned_at = :now where sender = :sender and digest = any(:digests)""";

    private final JdbcClient db;
    private final DocumentVault vault;
    private final Screening screening;
    private final MalwareScanner scanner;
    private final Limits limits;
    private final Clock clock;

    PutDocuments(
            JdbcClient db,
            DocumentVault vault,
            Screening screening,
            MalwareScanner scanner,
            Limits limits,
            Clock clock) {
        this.db = db;
        this.vault = vault;
        this.screening = screening;
        this.scanner = scanner;
        this.limits = limits;
        this.clock = clock;
    }

    /// What became of a document that was put.
    public sealed interface Put {
        /// When it stops waiting for its message.
        record Kept(Instant until, boolean wasHere) implements Put {}

        /// It is not taken, and nothing of it stays.
        record Refused(Rejection reason) implements Put {}
    }

    /// Keeps the document if it is here already: the bytes need not come again.
    public Optional<Put.Kept> prolong(EAddress sender, Expected expected) {
        Instant until = until();
        int rows = db.sql(PROLONG)
                .param("sender", sender.value())
                .param("digest", expected.sha256().bytes())
                .param("size", expected.size())
                .param("expires", Timestamp.from(until))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return rows == 0 ? Optional.empty() : Optional.of(new Put.Kept(until, true));
    }

    /// Stores the document; durable when it returns, unless it is refused.
    ///
    /// @throws org.eaddress.storage.DigestMismatchException when the bytes are others
    /// @throws org.eaddress.storage.SizeMismatchException when they are more or fewer
    public Put put(EAddress sender, Expected expected, InputStream content) throws IOException {
        Excerpt excerpt = new Excerpt(expected.size());
        StoredDocument stored = vault.put(excerpt.watching(content), expected);
        Arrived arrived = screening.arrived(stored, excerpt);
        return switch (screening.screen(arrived)) {
            case Screening.Result.Refused(var reason) -> {
                vault.discard(stored);
                yield new Put.Refused(reason);
            }
            case Screening.Result.Passed(var inspection) -> keep(sender, arrived, inspection);
        };
    }

    private Put.Kept keep(EAddress sender, Arrived arrived, Inspection inspection) {
        StoredDocument stored = arrived.stored();
        Content content = arrived.content().orElseThrow();
        Instant until = until();
        db.sql(KEEP)
                .param("sender", sender.value())
                .param("digest", stored.sha256().bytes())
                .param("size", stored.size())
                .param("ref", stored.ref().value())
                .param("key", stored.wrappedKey())
                .param("expires", Timestamp.from(until))
                .param("type", content.mediaType())
                .param("encrypted", content.encrypted())
                .param(
                        "scanned",
                        inspection == Inspection.CLEAN ? Timestamp.from(clock.instant()) : null,
                        Types.TIMESTAMP)
                .update();
        return new Put.Kept(until, false);
    }

    /// How many bytes of this sender wait for their messages.
    public long waiting(EAddress sender) {
        return db.sql(WAITING)
                .param("sender", sender.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /// These were scanned again, with a message that names them, and are clean.
    void noteClean(EAddress sender, List<Sha256> digests) {
        db.sql(CLEAN)
                .param("now", Timestamp.from(clock.instant()))
                .param("sender", sender.value())
                .param("digests", digests.stream().map(Sha256::bytes).toArray(byte[][]::new))
                .update();
    }

    Map<Sha256, Arrived> find(EAddress sender, List<Sha256> digests) {
        return db
                .sql(FIND)
                .param("sender", sender.value())
                .param("digests", digests.stream().map(Sha256::bytes).toArray(byte[][]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("valid", Timestamp.from(clock.instant().minus(scanner.valid())))
                .param("limit", digests.size())
                .query((row, _) -> arrived(row))
                .list()
                .stream()
                .collect(Collectors.toMap(document -> document.stored().sha256(), Function.identity()));
    }

    /// Forgets those that expired before this time, and so their keys; how many they were. A message that named
    /// one in time has the key, too.
    public int removeExpired(Instant before, int limit) {
        return db.sql(REMOVE_EXPIRED)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .update();
    }

    private Instant until() {
        return clock.instant().plus(limits.putDocumentKept()).truncatedTo(ChronoUnit.MILLIS);
    }

    /// One that was put before the hub looked at contents has none yet.
    private static Arrived arrived(ResultSet row) throws SQLException {
        String type = row.getString("media_type");
        boolean encrypted = row.getBoolean("encrypted");
        return new Arrived(
                stored(row),
                Optional.ofNullable(type).map(known -> new Content(known, encrypted, false)),
                Optional.empty(),
                true,
                row.getBoolean("clean"));
    }

    /// The key is empty when it was destroyed.
    static StoredDocument stored(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("wrapped_key");
        return new StoredDocument(
                new ObjectRef(row.getString("object_ref")),
                key == null ? new byte[0] : key,
                row.getLong("size"),
                Sha256.of(row.getBytes("digest")));
    }
}
