package org.eaddress.hub.submission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eaddress.hub.multipart.BrokenBodyException;
import org.eaddress.hub.multipart.MultipartBody;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Parts;

/// A submission's body: first the message, then the documents.
final class MultipartParts implements Parts {
    private final MultipartBody body;

    private MultipartParts(MultipartBody body) {
        this.body = body;
    }

    /// @throws ProblemException when the body is not multipart/form-data
    static MultipartParts of(HttpServletRequest request) throws IOException {
        if (!MultipartBody.isIn(request)) {
            throw new ProblemException(ProblemType.MEDIA_TYPE_NOT_SUPPORTED, "The body is not multipart/form-data.");
        }
        return new MultipartParts(MultipartBody.of(request));
    }

    /// The content of the first part, which is the message.
    InputStream message() throws IOException {
        return next().filter(part -> part.name().equals("message"))
                .orElseThrow(() -> new BrokenBodyException("The first part is not the message", null))
                .content();
    }

    @Override
    public Optional<Part> next() throws IOException {
        return body.next().map(part -> new Part(part.name(), part.content()));
    }
}
