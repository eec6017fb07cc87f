package org.eaddress.hub.submission.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.BrokenBodyException;
import org.eaddress.hub.submission.Parts;

/// A multipart body, streamed: first the message, then the documents.
final class MultipartParts implements Parts {
    private static final int LARGEST_HEADER_BYTES = 4096;

    private final FileItemInputIterator items;

    private MultipartParts(FileItemInputIterator items) {
        this.items = items;
    }

    /// @throws ProblemException when the body is not multipart/form-data
    static MultipartParts of(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length())) {
            throw new ProblemException(ProblemType.MEDIA_TYPE_NOT_SUPPORTED, "The body is not multipart/form-data.");
        }
        var upload = new JakartaServletFileUpload<>();
        upload.setMaxPartHeaderSize(LARGEST_HEADER_BYTES);
        try {
            return new MultipartParts(upload.getItemIterator(request));
        } catch (IOException | RuntimeException e) {
            throw new BrokenBodyException("The body cannot be read", e);
        }
    }

    /// The content of the first part, which is the message.
    InputStream message() throws IOException {
        return next().filter(part -> part.name().equals("message"))
                .orElseThrow(() -> new BrokenBodyException("The first part is not the message", null))
                .content();
    }

    @Override
    public Optional<Part> next() throws IOException {
        try {
            if (!items.hasNext()) {
                return Optional.empty();
            }
            FileItemInput item = items.next();
            String name = item.getFieldName();
            return Optional.of(new Part(name == null ? "" : name, new RequestBody(item.getInputStream())));
        } catch (IOException | RuntimeException e) {
            throw new BrokenBodyException("The body ended too early or is malformed", e);
        }
    }
}
