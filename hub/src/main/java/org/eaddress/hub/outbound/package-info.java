/// Calls to addresses outside: those that others chose, so that none of them leads into the hub's own network, and
/// the operator's own.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
