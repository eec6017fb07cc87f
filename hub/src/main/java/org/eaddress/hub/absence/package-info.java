/// Negative proof: sealed statements that in a period nothing passed from one e-address to another. ADR 0016 says
/// what such a statement proves, to whom, and what it does not.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "delivery", "directory", "evidence", "journal", "problem", "submission"})
package org.eaddress.hub.absence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
