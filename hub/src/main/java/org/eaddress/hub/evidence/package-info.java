/// Sealed statements about what happened to a message, and the only place that holds the sealing key.
///
/// Other modules say what happened; this one turns it into [Evidence] that a court can check years later without
/// this system.
@NullMarked
@ApplicationModule(allowedDependencies = {"problem"})
package org.eaddress.hub.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
