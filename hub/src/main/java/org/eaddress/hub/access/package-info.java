/// Who is calling, and for which e-address.
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "portal", "problem"})
package org.eaddress.hub.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
