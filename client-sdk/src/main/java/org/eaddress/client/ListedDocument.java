package org.eaddress.client;

/// A document as a message lists it.
///
/// @param size bytes
public record ListedDocument(String name, String mediaType, long size, String sha256) {
    public ListedDocument {
        Json.require(name, mediaType, sha256);
    }
}
