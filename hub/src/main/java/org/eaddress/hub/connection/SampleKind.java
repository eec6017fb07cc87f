package org.eaddress.hub.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A message that a sandbox can have; in the API in lower case.
public enum SampleKind {
    /// One document.
    LETTER,
    /// Three documents of different kinds.
    DOCUMENTS,
    /// One document that is large.
    LARGE,
    /// An e-invoice, UBL by EN 16931.
    INVOICE,
    /// The file that scanners take for malware by agreement (EICAR).
    EICAR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SampleKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
