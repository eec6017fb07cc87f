/// Consents: that a person lets the application of a private service provider act for her, for a time, until she
/// takes it back; and which applications there are, by the operator's decision.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "portal", "problem"})
package org.eaddress.hub.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
