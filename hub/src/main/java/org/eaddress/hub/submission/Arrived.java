package org.eaddress.hub.submission;

import java.util.Optional;
import org.eaddress.hub.inspection.Content;
import org.eaddress.storage.StoredDocument;

/// A document that lies in the store, before a message refers to it.
///
/// @param content what it is; empty when nobody looked yet
/// @param whole its bytes, when it is small and still to be scanned
/// @param putBefore whether it came before its message
/// @param clean whether a scan found it clean not long ago
record Arrived(
        StoredDocument stored, Optional<Content> content, Optional<byte[]> whole, boolean putBefore, boolean clean) {}
