/// Delegations: that somebody else may see a mailbox, or some of it, and write for its owner, offered by a code and
/// accepted, until it is revoked or over; and the people whom an organisation names, in the same way.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "lookup", "portal", "problem"})
package org.eaddress.hub.delegation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
