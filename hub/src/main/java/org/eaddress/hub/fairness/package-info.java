/// What each client and each e-address may ask of this hub, so that a busy one never starves the others.
///
/// It counts in memory, for this instance alone: no call costs a statement for it.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "problem"})
package org.eaddress.hub.fairness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
