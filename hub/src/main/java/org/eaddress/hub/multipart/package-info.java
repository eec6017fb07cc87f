/// Multipart bodies, read as they come in: the API's and those of the pages' forms.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.multipart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
