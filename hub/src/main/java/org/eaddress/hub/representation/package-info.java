/// Organisations and who may act for them, as an external register says; the hub keeps what it said last.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "outbound", "problem", "rhythm"})
package org.eaddress.hub.representation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
