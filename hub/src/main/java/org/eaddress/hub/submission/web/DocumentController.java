package org.eaddress.hub.submission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.multipart.BrokenBodyException;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Limits;
import org.eaddress.hub.submission.PutDocuments;
import org.eaddress.hub.submission.PutDocuments.Put;
import org.eaddress.hub.submission.Rejection;
import org.eaddress.storage.DigestMismatchException;
import org.eaddress.storage.Expected;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.SizeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// `PUT /v1/documents/{sha256}`: a document before its messages.
@RestController
class DocumentController {
    private final PutDocuments documents;
    private final Limits limits;

    DocumentController(PutDocuments documents, Limits limits) {
        this.documents = documents;
        this.limits = limits;
    }

    record PutDocumentForm(String sha256, long size, Instant expiresAt) {}

    @PutMapping(
            path = "/v1/documents/{sha256}",
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PutDocumentForm> put(@PathVariable String sha256, Caller caller, HttpServletRequest request)
            throws IOException {
        Expected expected = new Expected(size(request), digest(sha256));
        Optional<Put.Kept> here = documents.prolong(caller.eAddress(), expected);
        Put.Kept kept = here.isPresent() ? here.get() : store(expected, caller, request);
        return ResponseEntity.status(kept.wasHere() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new PutDocumentForm(sha256, expected.size(), kept.until()));
    }

    private Put.Kept store(Expected expected, Caller caller, HttpServletRequest request) throws IOException {
        try {
            return switch (documents.put(caller.eAddress(), expected, new RequestBody(request.getInputStream()))) {
                case Put.Kept kept -> kept;
                case Put.Refused(var reason) -> throw RejectionProblems.problem(reason);
            };
        } catch (SizeMismatchException e) {
            throw RejectionProblems.problem(new Rejection.SizeMismatch(expected.sha256(), expected.size()));
        } catch (DigestMismatchException e) {
            throw RejectionProblems.problem(new Rejection.DigestMismatch(expected.sha256()));
        } catch (BrokenBodyException e) {
            throw new ProblemException(ProblemType.BODY_CUT_OFF, "The body ended too early.");
        }
    }

    private long size(HttpServletRequest request) {
        long size = request.getContentLengthLong();
        if (size < 0) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "Content-Length is missing.");
        }
        if (size == 0) {
            throw RejectionProblems.problem(new Rejection.EmptyDocument(0));
        }
        long limit = limits.document().toBytes();
        if (size > limit) {
            throw RejectionProblems.problem(new Rejection.DocumentTooLarge(0, size, limit));
        }
        return size;
    }

    private static Sha256 digest(String written) {
        try {
            return Sha256.parse(written);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "The digest is not 64 lower-case hexadecimal digits.");
        }
    }
}
