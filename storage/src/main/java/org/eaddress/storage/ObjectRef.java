package org.eaddress.storage;

import java.util.regex.Pattern;

/// The place of one stored object, as [ObjectStore#put] returned it: opaque, short, fit for a database column.
///
/// @param value 1 to 199 printable ASCII characters without blanks; only the store that made it understands it
public record ObjectRef(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,199}");

    /// @throws IllegalArgumentException if the value has another form
    public ObjectRef {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("An object reference is 1 to 199 printable characters without blanks.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
