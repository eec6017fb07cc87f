package org.eaddress.hub.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaddress.hub.integrity.Progress.Position;
import org.eaddress.hub.submission.StoredDocuments;
import org.eaddress.hub.submission.StoredDocuments.Place;
import org.eaddress.hub.submission.StoredDocuments.Placed;
import org.eaddress.storage.DamagedObjectException;
import org.eaddress.storage.KeyUnavailableException;
import org.eaddress.storage.NoSuchObjectException;
import org.springframework.stereotype.Component;

/// Reads stored documents to their ends, in the order of the message ids, pass after pass, and compares size and
/// digest with what was accepted.
///
/// A pass goes over every document that is there when it begins. The cursor is stored after each round; a crash
/// in a round leaves a few documents to be read twice.
@Component
class Scrub {
    private static final int ROUND_DOCUMENTS = 100;
    private static final long ROUND_BYTES = 64 << 20;
    private static final int CHUNK = 64 * 1024;

    private final StoredDocuments documents;
    private final Progress progress;
    private final Findings findings;
    private final Turn turn;
    private final Pace pace;
    private final ScrubSettings settings;
    private final Clock clock;
    private volatile boolean stalled;

    Scrub(
            StoredDocuments documents,
            Progress progress,
            Findings findings,
            Turn turn,
            Pace pace,
            ScrubSettings settings,
            Clock clock) {
        this.documents = documents;
        this.progress = progress;
        this.findings = findings;
        this.turn = turn;
        this.pace = pace;
        this.settings = settings;
        this.clock = clock;
    }

    /// Reads the next few documents; whether there is more to read now.
    boolean round() {
        boolean[] more = new boolean[1];
        turn.take(() -> more[0] = goOn());
        return more[0];
    }

    /// Whether the store gave nothing in the last round, though there was something to read.
    boolean isStalled() {
        return stalled;
    }

    private boolean goOn() {
        Position position = progress.now();
        if (position.pass().isEmpty()) {
            return isDue(position) && begin();
        }
        List<Placed> next = documents.after(position.after(), ROUND_DOCUMENTS);
        if (next.isEmpty()) {
            findings.forgetErased(documents::isKept);
            progress.end(clock.instant());
            stalled = false;
            return false;
        }
        return reread(next);
    }

    private boolean isDue(Position position) {
        Optional<Instant> due = position.lastEndedAt().map(ended -> ended.plus(settings.pause()));
        return due.isEmpty() || !clock.instant().isBefore(due.get());
    }

    private boolean begin() {
        progress.begin(clock.instant());
        return true;
    }

    /// A document that fails where others can be read is a finding; if none can be read, the store is away.
    private boolean reread(List<Placed> next) {
        List<Place> unread = new ArrayList<>();
        Set<Place> damaged = findings.among(next.stream().map(Placed::place).toList());
        boolean storeAnswers = false;
        long objects = 0;
        long bytes = 0;
        Place last = next.getFirst().place();
        for (Placed document : next) {
            if (bytes >= ROUND_BYTES || Thread.currentThread().isInterrupted()) {
                break;
            }
            last = document.place();
            try {
                check(document, damaged);
                storeAnswers = true;
            } catch (IOException e) {
                unread.add(last);
            }
            objects++;
            bytes += document.stored().size();
        }
        stalled = !storeAnswers;
        if (storeAnswers) {
            unread.forEach(place -> findings.keep(place, Finding.UNREADABLE));
            progress.advance(last, objects, bytes);
        }
        return storeAnswers;
    }

    /// @param damaged what was found damaged before
    /// @throws IOException when the store gave no answer about this document
    private void check(Placed document, Set<Place> damaged) throws IOException {
        try {
            readToItsEnd(document);
            if (damaged.contains(document.place())) {
                findings.mend(document.place());
            }
        } catch (NoSuchObjectException _) {
            found(Finding.MISSING, document);
        } catch (DamagedObjectException _) {
            found(Finding.CHANGED, document);
        } catch (KeyUnavailableException _) {
            found(Finding.UNREADABLE, document);
        }
    }

    /// It is nothing when the document was erased in this moment.
    private void found(Finding finding, Placed document) {
        if (documents.isKept(document.place())) {
            findings.keep(document.place(), finding);
        }
    }

    private void readToItsEnd(Placed document) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream content = documents.open(document)) {
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                pace.read(read);
            }
        }
    }
}
