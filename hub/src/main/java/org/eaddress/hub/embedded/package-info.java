/// The parts that run inside the hub's own process tree when no address of an external one is configured: database,
/// broker, object store, keys; all in one data folder. Production is the same code with the addresses changed.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
