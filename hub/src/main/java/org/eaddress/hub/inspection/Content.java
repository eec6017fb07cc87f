package org.eaddress.hub.inspection;

/// What a document is by its content.
///
/// @param mediaType the nearest media type that the content shows
/// @param encrypted whether it asks for a password or a key before it can be read
/// @param expandsTooMuch whether it says of itself that it expands to more than the hub takes
public record Content(String mediaType, boolean encrypted, boolean expandsTooMuch) {
    static Content plain(String mediaType) {
        return new Content(mediaType, false, false);
    }
}
