/// What documents are by their content, what the hub takes of it, and whether malware is in them.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
