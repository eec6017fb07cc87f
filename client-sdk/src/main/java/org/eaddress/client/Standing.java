package org.eaddress.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eaddress.client.Entry.Accepted;
import org.eaddress.client.Entry.DocumentPut;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.Entry.Refused;
import org.eaddress.client.Entry.Registered;
import org.jspecify.annotations.Nullable;

/// Where a message stands by the ledger: its entries, one after the other.
///
/// @param put until when the hub holds which documents
record Standing(
        Prepared prepared,
        Map<String, Instant> put,
        @Nullable Accepted accepted,
        @Nullable Registered registered,
        @Nullable Refused refused) {
    static Standing of(Prepared prepared) {
        return new Standing(prepared, Map.of(), null, null, null);
    }

    UUID message() {
        return prepared.message();
    }

    boolean unfinished() {
        return registered == null && refused == null;
    }

    Standing after(Entry entry) {
        return switch (entry) {
            case Prepared again -> new Standing(again, put, accepted, registered, null);
            case DocumentPut document -> new Standing(prepared, with(document), accepted, registered, refused);
            case Accepted receipt -> new Standing(prepared, put, receipt, registered, refused);
            case Registered sent -> new Standing(prepared, put, accepted, sent, refused);
            case Refused end -> new Standing(prepared, put, accepted, registered, end);
        };
    }

    private Map<String, Instant> with(DocumentPut document) {
        var all = new HashMap<>(put);
        all.put(document.sha256(), document.expiresAt());
        return Map.copyOf(all);
    }
}
