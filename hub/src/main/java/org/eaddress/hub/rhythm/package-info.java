/// Threads of the hub's own that do the same again and again.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.rhythm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
