/// Delegations: that somebody else may see a mailbox, or some of it, offered by a code and accepted, until it is
/// revoked or over.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "portal"})
package org.eaddress.hub.delegation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
