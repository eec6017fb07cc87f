package org.eaddress.client;

/// Hears how far a document has come on its way to or from the hub. It is called from any thread.
@FunctionalInterface
public interface Progress {
    /// Nobody listens.
    Progress SILENT = (document, bytes, total) -> {};

    /// @param bytes how many have passed in this try; it starts again when a try is repeated
    /// @param total how many there are
    void advanced(String document, long bytes, long total);
}
