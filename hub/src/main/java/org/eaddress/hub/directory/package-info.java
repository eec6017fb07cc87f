/// Which e-address exists, whose it is, and whether a message can reach it.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "problem"})
package org.eaddress.hub.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
