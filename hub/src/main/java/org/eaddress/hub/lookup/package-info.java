/// Who looked at a person's data in the directory, when and for what. It is written down and sealed before anything
/// is told, the person reads it in the portal, and whoever looks at very many is stopped.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "evidence", "portal", "problem"})
package org.eaddress.hub.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
