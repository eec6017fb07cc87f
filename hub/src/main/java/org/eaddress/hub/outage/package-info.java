/// When the hub itself was not available: it notes its own life, tells when it had none, and seals statements.
/// ADR 0056 says what such a statement proves, and what it does not.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "evidence", "portal", "problem", "rhythm"})
package org.eaddress.hub.outage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
