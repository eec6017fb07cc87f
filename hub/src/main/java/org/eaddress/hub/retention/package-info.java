/// How long things live: erases messages whose retention ended and removes evidence whose retention ended, unless a
/// hold keeps them, each with a sealed statement of it; and clears away what nothing refers to. Keeps the legal
/// holds.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "evidence", "journal", "problem", "submission"})
package org.eaddress.hub.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
