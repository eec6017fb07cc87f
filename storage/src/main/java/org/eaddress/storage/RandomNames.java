package org.eaddress.storage;

import com.google.crypto.tink.subtle.Random;
import java.util.HexFormat;

/// Names nobody can guess and no two stores share: 128 random bits as 32 hexadecimal digits.
final class RandomNames {

    /// What [#next] looks like, as a regular expression.
    static final String FORM = "[0-9a-f]{32}";

    private RandomNames() {}

    static String next() {
        return HexFormat.of().formatHex(Random.randBytes(16));
    }
}
