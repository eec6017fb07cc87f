package org.eaddress.hub.mailbox;

import java.io.IOException;
import java.io.InputStream;

/// A document to be read: what it is, and its bytes when they are asked for, unless it was `erased`. `size` is
/// in bytes.
public record DocumentContent(String name, String mediaType, long size, String digest, boolean erased, Bytes bytes) {
    /// Opens the bytes; the end comes only if they are what was submitted.
    public interface Bytes {
        InputStream open() throws IOException;
    }
}
