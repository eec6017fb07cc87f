package org.eaddress.storage;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a small object lies: in which segment, from which byte, how many bytes.
///
/// Written `s:segment:offset:length`.
record SegmentRef(String segment, long offset, int length) {

    private static final Pattern FORM = Pattern.compile("s:(%s):(\\d{1,18}):(\\d{1,9})".formatted(RandomNames.FORM));

    static Optional<SegmentRef> parse(ObjectRef ref) {
        var parts = FORM.matcher(ref.value());
        return parts.matches()
                ? Optional.of(new SegmentRef(
                        parts.group(1), Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    ObjectRef ref() {
        return new ObjectRef("s:%s:%d:%d".formatted(segment, offset, length));
    }
}
