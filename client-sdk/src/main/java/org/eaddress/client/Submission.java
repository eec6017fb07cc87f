package org.eaddress.client;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eaddress.client.Entry.DocumentPut;
import org.eaddress.client.Entry.Enclosure;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.proof.Digests;

/// The first of the two calls: large documents ahead, then the message with the others, until a receipt is heard.
record Submission(Hub hub, Ledger ledger, Progress progress, Timekeeper timekeeper) {
    private static final String MISSING_DOCUMENT = "missing-document";

    /// Submits a message just prepared; the receipt in the answer is not verified yet.
    String submit(Standing standing) {
        var complete = withDocumentsAhead(standing);
        try {
            return put(complete.prepared(), within(complete.prepared()));
        } catch (HubProblem problem) {
            if (!problem.code().equals(MISSING_DOCUMENT) || standing.put().isEmpty()) {
                throw problem;
            }
            var anew = withDocumentsAhead(Standing.of(standing.prepared()));
            return put(anew.prepared(), within(anew.prepared()));
        }
    }

    /// Submits a message that an earlier process prepared. Where its documents are gone or changed since, it may
    /// still be that the hub took them: a repeat of the message alone gets the receipt then.
    String submitAgain(Standing standing) {
        var changed = firstChanged(standing.prepared());
        if (changed.isEmpty()) {
            return submit(standing);
        }
        try {
            return put(standing.prepared(), Map.of());
        } catch (HubProblem problem) {
            if (problem.code().equals(MISSING_DOCUMENT)) {
                throw new DocumentChanged(standing.message(), changed.get().file());
            }
            throw problem;
        }
    }

    private String put(Prepared prepared, Map<String, FileBody> documents) {
        var body = Multipart.of(prepared.bytes(), documents);
        var accepted = hub.call(Call.multipart("v1/messages/" + prepared.message(), body), Answers.Accepted.class);
        return accepted.receipt();
    }

    private Map<String, FileBody> within(Prepared prepared) {
        var documents = new LinkedHashMap<String, FileBody>();
        prepared.enclosures().stream()
                .filter(enclosure -> !enclosure.ahead())
                .forEach(enclosure -> documents.put(enclosure.listed().sha256(), body(prepared, enclosure)));
        return documents;
    }

    private Standing withDocumentsAhead(Standing standing) {
        var now = timekeeper.now();
        var done = standing;
        for (var enclosure : standing.prepared().enclosures()) {
            var until = done.put().get(enclosure.listed().sha256());
            if (enclosure.ahead() && (until == null || !until.isAfter(now))) {
                done = done.after(putAhead(standing.prepared(), enclosure));
            }
        }
        return done;
    }

    private DocumentPut putAhead(Prepared prepared, Enclosure enclosure) {
        var sha256 = enclosure.listed().sha256();
        var call = Call.document("v1/documents/" + sha256, body(prepared, enclosure));
        var answer = hub.call(call, Answers.PutDocument.class);
        var put = new DocumentPut(prepared.message(), sha256, answer.expiresAt());
        ledger.append(put);
        return put;
    }

    private FileBody body(Prepared prepared, Enclosure enclosure) {
        var body = FileBody.of(
                prepared.message(),
                enclosure.file(),
                progress,
                enclosure.listed().name());
        if (body.contentLength() != enclosure.listed().size()) {
            throw new DocumentChanged(prepared.message(), enclosure.file());
        }
        return body;
    }

    private static Optional<Enclosure> firstChanged(Prepared prepared) {
        return prepared.enclosures().stream()
                .filter(enclosure -> !unchanged(enclosure))
                .findFirst();
    }

    private static boolean unchanged(Enclosure enclosure) {
        try {
            return Files.size(enclosure.file()) == enclosure.listed().size()
                    && Digests.sha256(enclosure.file())
                            .equals(enclosure.listed().sha256());
        } catch (IOException e) {
            return false;
        }
    }
}
