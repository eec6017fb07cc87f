/// Re-reads what the hub keeps and tells when something is not what it was: an object store's own administrator can
/// change or delete even a locked object, and only reading it finds that.
@NullMarked
@ApplicationModule(allowedDependencies = {"rhythm", "submission"})
package org.eaddress.hub.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
