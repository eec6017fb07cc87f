package org.eaddress.hub.inspection;

/// What a scan for malware told.
public sealed interface Verdict {
    record Clean() implements Verdict {}

    /// @param signature the scanner's name for it
    record Malware(String signature) implements Verdict {}

    /// The document is of a kind that no scan can finish; a repeat tells the same.
    record NotScannable(String why) implements Verdict {}

    /// Nothing is known: no scanner answered, or it did not come to an end. Another time it may.
    record NotScanned(String why) implements Verdict {}
}
