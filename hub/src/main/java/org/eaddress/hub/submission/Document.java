package org.eaddress.hub.submission;

import org.eaddress.storage.Sha256;

/// A file in a message, as its sender declared it; `size` is in bytes.
public record Document(String name, String mediaType, long size, Sha256 digest) {}
