package org.eaddress.hub.submission;

import java.time.Duration;
import org.eaddress.storage.Sha256;

/// Why a submission was not taken in. Places (`number`) count from 0, sizes are in bytes.
public sealed interface Rejection {
    record SenderNotYours() implements Rejection {}

    record MessageIdOutOfRange(Duration age, Duration ahead) implements Rejection {}

    record MessageConflict() implements Rejection {}

    record NoRecipient() implements Rejection {}

    record TooManyRecipients(int count, int limit) implements Rejection {}

    record DuplicateRecipient(int number) implements Rejection {}

    record UnknownRecipient(int number) implements Rejection {}

    record ClosedRecipient(int number) implements Rejection {}

    record NoDocument() implements Rejection {}

    record TooManyDocuments(int count, int limit) implements Rejection {}

    record DocumentTooLarge(int number, long size, long limit) implements Rejection {}

    record MessageTooLarge(long size, long limit) implements Rejection {}

    record EmptyDocument(int number) implements Rejection {}

    record DuplicateDocumentName(int number) implements Rejection {}

    record MalformedDocumentName(int number) implements Rejection {}

    record MediaTypeNotAccepted(int number) implements Rejection {}

    record SizeMismatch(Sha256 document, long declared) implements Rejection {}

    record DigestMismatch(Sha256 document) implements Rejection {}

    record MissingDocument(int number) implements Rejection {}

    record UnlistedDocument() implements Rejection {}
}
