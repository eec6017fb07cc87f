package org.eaddress.storage;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a large object lies, how many bytes it has, and their CRC32C.
///
/// Written `f:name:length:crc`.
record LargeRef(String name, long length, int crc) {

    private static final Pattern FORM = Pattern.compile("f:(%s):(\\d{1,18}):([0-9a-f]{8})".formatted(RandomNames.FORM));

    static Optional<LargeRef> parse(ObjectRef ref) {
        var parts = FORM.matcher(ref.value());
        return parts.matches()
                ? Optional.of(new LargeRef(
                        parts.group(1), Long.parseLong(parts.group(2)), HexFormat.fromHexDigits(parts.group(3))))
                : Optional.empty();
    }

    ObjectRef ref() {
        return new ObjectRef("f:%s:%d:%08x".formatted(name, length, crc));
    }
}
