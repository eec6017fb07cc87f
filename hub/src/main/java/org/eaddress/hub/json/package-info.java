/// How the API writes and reads JSON.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
