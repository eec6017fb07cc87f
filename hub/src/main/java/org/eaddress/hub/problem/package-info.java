/// What a refused or failed call is answered: RFC 9457 problems, one type each.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
