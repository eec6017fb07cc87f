/// How long things live: erases the documents whose retention ended unless a hold keeps them, and clears away what
/// nothing refers to. It removes nothing else, and no evidence.
@NullMarked
@ApplicationModule(allowedDependencies = {"submission"})
package org.eaddress.hub.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
