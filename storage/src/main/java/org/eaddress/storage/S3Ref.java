package org.eaddress.storage;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where an object lies in a bucket: under which name, and which version of it.
///
/// Written `o:name:version`.
record S3Ref(String name, String version) {

    private static final String VERSION_FORM = "[!-~]{1,160}";
    private static final Pattern FORM = Pattern.compile("o:(%s):(%s)".formatted(RandomNames.FORM, VERSION_FORM));

    static Optional<S3Ref> parse(ObjectRef ref) {
        var parts = FORM.matcher(ref.value());
        return parts.matches() ? Optional.of(new S3Ref(parts.group(1), parts.group(2))) : Optional.empty();
    }

    ObjectRef ref() {
        return new ObjectRef("o:%s:%s".formatted(name, version));
    }
}
