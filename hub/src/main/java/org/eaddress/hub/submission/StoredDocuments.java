package org.eaddress.hub.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.StoredDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The documents of all accepted messages that were not erased, and those put before their messages, one after the
/// other, for whoever checks that they are still there.
@Component
public class StoredDocuments {
    private static final String AFTER = """
            (select message_id, number, size, digest, object_ref, wrapped_key from document
             where message_id >= :message and (message_id, number) > (:message, :number)
               and wrapped_key is not null
             order by message_id, number limit :limit)
            union all
            (select put_id, :put, size, digest, object_ref, wrapped_key from put_document
             where put_id >= :message and (put_id, :put) > (:message, :number)
             order by put_id limit :limit)
            order by message_id, number limit :limit""";

    private static final String IS_KEPT = """
            select exists (select from document
              where message_id = :message and number = :number and wrapped_key is not null)
            or :number = :put and exists (select from put_document where put_id = :message)""";

    private final JdbcClient db;
    private final DocumentVault vault;

    StoredDocuments(JdbcClient db, DocumentVault vault) {
        this.db = db;
        this.vault = vault;
    }

    /// Which document of which message it is; documents are numbered from 0. One that was put before its message
    /// has an id of its own and this number, which no document of a message has.
    public record Place(UUID message, int number) {
        public static final Place START = new Place(new UUID(0, 0), -1);
        private static final int PUT = Short.MAX_VALUE;

        @Override
        public String toString() {
            return number == PUT
                    ? "document put before its message, %s".formatted(message)
                    : "document %d of message %s".formatted(number, message);
        }
    }

    /// A document and where its bytes lie.
    public record Placed(Place place, StoredDocument stored) {}

    /// The next ones in the order of message ids and numbers.
    public List<Placed> after(Place place, int limit) {
        return db.sql(AFTER)
                .param("message", place.message())
                .param("number", place.number())
                .param("put", Place.PUT)
                .param("limit", limit)
                .query((row, _) -> new Placed(
                        new Place(row.getObject("message_id", UUID.class), row.getInt("number")),
                        PutDocuments.stored(row)))
                .list();
    }

    /// Whether the document is to be readable still: it was not erased.
    public boolean isKept(Place place) {
        return Boolean.TRUE.equals(db.sql(IS_KEPT)
                .param("message", place.message())
                .param("number", place.number())
                .param("put", Place.PUT)
                .query(Boolean.class)
                .single());
    }

    /// The bytes, decrypted; the end comes only if size and digest are right.
    ///
    /// @throws IOException when the store fails, or the object is gone, damaged, or its key cannot be opened
    public InputStream open(Placed document) throws IOException {
        return vault.get(document.stored());
    }
}
