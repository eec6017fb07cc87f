package org.eaddress.hub.writing;

import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;

/// A draft that its writer has sent off, with all that is needed to finish it without her.
///
/// @param receipt the sealed receipt, once the portal has recorded it
record Dispatch(Draft draft, UUID messageId, Caller writer, Optional<String> receipt) {}
