package org.eaddress.hub.submission.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.Message;
import org.eaddress.hub.submission.Wording;
import org.eaddress.storage.Sha256;
import org.jspecify.annotations.Nullable;

/// The wire form of a message: what JSON holds, every member possibly absent.
record MessageForm(
        @Nullable String from,
        @Nullable List<String> to,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String reference,
        @Nullable String consignNotBefore,
        @Nullable String expiresAt,
        @Nullable String priority,
        @Nullable List<DocumentForm> documents) {

    private static final int LONGEST_MEDIA_TYPE = 100;

    record DocumentForm(
            @Nullable String name,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String sha256) {
        Document document(int number) {
            String at = "documents[" + number + "].";
            String type = text(at + "mediaType", mediaType, LONGEST_MEDIA_TYPE);
            long bytes = required(at + "size", size);
            if (bytes < 0) {
                throw malformed(at + "size is negative.");
            }
            return new Document(required(at + "name", name), type, bytes, digest(at + "sha256", sha256));
        }
    }

    /// The domain form.
    ///
    /// @throws ProblemException when a member is missing or malformed
    Message message() {
        String sender = required("from", from);
        List<String> recipients = required("to", to);
        List<DocumentForm> files = required("documents", documents);
        return new Message(
                EAddress.parse(sender).orElseThrow(() -> malformed("from is not an e-address.")),
                IntStream.range(0, recipients.size())
                        .mapToObj(number -> recipient(number, recipients.get(number)))
                        .toList(),
                text("subject", subject, Wording.LONGEST_SUBJECT),
                Optional.ofNullable(text).map(value -> body("text", value, Wording.LONGEST_TEXT)),
                Optional.ofNullable(reference).map(value -> text("reference", value, Wording.LONGEST_REFERENCE)),
                IntStream.range(0, files.size())
                        .mapToObj(number -> files.get(number).document(number))
                        .toList(),
                ScheduleForm.schedule(priority, consignNotBefore, expiresAt));
    }

    private static EAddress recipient(int number, String written) {
        return EAddress.parse(written)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.MALFORMED_RECIPIENT,
                        "Recipient %d (counted from 0) has not the form of an e-address.".formatted(number)));
    }

    private static Sha256 digest(String member, @Nullable String written) {
        try {
            return Sha256.parse(required(member, written));
        } catch (IllegalArgumentException e) {
            throw malformed(member + " is not 64 lower-case hexadecimal digits.");
        }
    }

    private static String text(String member, @Nullable String value, int longest) {
        String line = body(member, required(member, value), longest);
        if (!OneLine.isPlain(line)) {
            throw malformed(member + " shows nothing, is not one line, or has characters that turn the reading.");
        }
        return line;
    }

    private static String body(String member, String value, int longest) {
        if (value.length() > longest) {
            throw malformed(member + " is longer than " + longest + " characters.");
        }
        if (!Wording.isReadable(value)) {
            throw malformed(member + " has characters that are not text.");
        }
        return value;
    }

    private static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw malformed(member + " is missing.");
        }
        return value;
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_MESSAGE, detail);
    }
}
