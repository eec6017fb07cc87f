package org.eaddress.hub.writing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.FrontDoor;
import org.eaddress.hub.submission.Limits;
import org.eaddress.hub.submission.PutDocuments;
import org.eaddress.hub.submission.PutDocuments.Put;
import org.eaddress.hub.submission.Rejection;
import org.eaddress.storage.Expected;
import org.springframework.stereotype.Component;

/// The documents of drafts: each lies in the store, looked at and scanned, before its draft names it.
@Component
public class Enclosures {
    private final PutDocuments documents;
    private final Drafts drafts;
    private final FrontDoor door;
    private final Limits limits;
    private final WritingSettings settings;
    private final Semaphore places;
    private final Map<EAddress, Integer> coming = new ConcurrentHashMap<>();
    private final Clock clock;

    Enclosures(
            PutDocuments documents,
            Drafts drafts,
            FrontDoor door,
            Limits limits,
            WritingSettings settings,
            Clock clock) {
        this.documents = documents;
        this.drafts = drafts;
        this.door = door;
        this.limits = limits;
        this.settings = settings;
        this.places = new Semaphore(settings.uploads());
        this.clock = clock;
    }

    /// What came of a file.
    public sealed interface Added {
        record Kept() implements Added {}

        /// The front door would not take a message with it.
        record Refused(Rejection reason) implements Added {}

        /// As many come in as may at a time; it was not read.
        record Busy() implements Added {}

        /// As much of this writer waits for its messages as may.
        record TooMuchWaits(long limit) implements Added {}

        /// The draft has as many as it may have.
        record TooMany() implements Added {}

        /// The draft was sent off or thrown away meanwhile.
        record TooLate() implements Added {}
    }

    /// Adds a file to the draft; the same file again changes nothing.
    ///
    /// @throws org.eaddress.hub.multipart.BrokenBodyException when it cannot be read to its end
    public Added add(Draft draft, String fileName, String mediaType, InputStream content) throws IOException {
        if (!enter(draft.owner())) {
            return new Added.Busy();
        }
        try (Spool spool = Spool.of(content, limits.document().toBytes(), settings.folder())) {
            Expected measured = spool.measured();
            return add(
                    draft,
                    new Document(fileName, FileTypes.of(fileName, mediaType), measured.size(), measured.sha256()),
                    spool);
        } finally {
            leave(draft.owner());
        }
    }

    private boolean enter(EAddress writer) {
        if (coming.merge(writer, 1, Integer::sum) <= settings.uploadsOfOne() && places.tryAcquire()) {
            return true;
        }
        oneLess(writer);
        return false;
    }

    private void leave(EAddress writer) {
        places.release();
        oneLess(writer);
    }

    private void oneLess(EAddress writer) {
        if (coming.merge(writer, -1, Integer::sum) == 0) {
            coming.remove(writer, 0);
        }
    }

    private Added add(Draft draft, Document document, Spool spool) throws IOException {
        if (draft.enclosed().contains(document)) {
            return new Added.Kept();
        }
        Optional<Rejection> against = against(draft, document);
        if (against.filter(reason -> !(reason instanceof Rejection.MissingDocument))
                .isPresent()) {
            return new Added.Refused(against.get());
        }
        Expected expected = expected(document);
        if (documents.prolong(draft.owner(), expected).isEmpty()) {
            long limit = settings.waiting().toBytes();
            if (documents.waiting(draft.owner()) + document.size() > limit) {
                return new Added.TooMuchWaits(limit);
            }
            try (InputStream bytes = spool.open()) {
                if (documents.put(draft.owner(), expected, bytes) instanceof Put.Refused(var reason)) {
                    return new Added.Refused(reason);
                }
            }
        }
        against = against(draft, document);
        if (against.isPresent()) {
            return new Added.Refused(against.get());
        }
        return drafts.enclose(draft.id(), draft.writer(), document) ? new Added.Kept() : notEnclosed(draft);
    }

    private Added notEnclosed(Draft draft) {
        return drafts.find(draft.id(), draft.writer())
                        .filter(now -> now.state() == Draft.State.WRITTEN)
                        .isPresent()
                ? new Added.TooMany()
                : new Added.TooLate();
    }

    /// What the front door has against one more document, whatever else it has against the message.
    private Optional<Rejection> against(Draft draft, Document document) throws IOException {
        List<Document> all = new ArrayList<>(draft.enclosed());
        all.add(document);
        return door.foresee(UuidCreator.getTimeOrderedEpoch(clock.instant()), draft.message(all))
                .filter(reason -> reason instanceof Rejection.TooManyDocuments
                        || reason instanceof Rejection.MessageTooLarge
                        || reason.documentNumber().orElse(-1) == all.size() - 1);
    }

    /// Why the message would not be taken now; its documents are kept for as long as if they had come just now.
    ///
    /// @throws IOException when the object store fails
    public Optional<Rejection> foresee(Draft draft) throws IOException {
        for (Document document : draft.enclosed()) {
            documents.prolong(draft.owner(), expected(document));
        }
        Optional<Document> text = draft.textDocument();
        if (text.isPresent()
                && documents.prolong(draft.owner(), expected(text.get())).isEmpty()) {
            documents.put(draft.owner(), expected(text.get()), new ByteArrayInputStream(draft.textBytes()));
        }
        return door.foresee(UuidCreator.getTimeOrderedEpoch(clock.instant()), draft.message());
    }

    private static Expected expected(Document document) {
        return new Expected(document.size(), document.digest());
    }
}
