package org.eaddress.hub.inspection;

import java.nio.charset.StandardCharsets;

/// Questions about bytes.
final class Bytes {
    private Bytes() {}

    static boolean startWith(byte[] bytes, int... beginning) {
        if (bytes.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((bytes[i] & 0xff) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /// Each byte as the character of its number.
    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
