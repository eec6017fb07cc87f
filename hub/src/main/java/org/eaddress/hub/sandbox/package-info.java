/// What the systems in test asked to go wrong in their sandboxes, and how far time was moved there. Of any other
/// e-address nothing is kept, and nothing is looked up for it.
@NullMarked
@ApplicationModule(allowedDependencies = {"directory", "evidence"})
package org.eaddress.hub.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
