/// What exists only in the demo profile: an invented citizen, council and company, and a way to sign in as one of
/// them.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "evidence", "representation"})
package org.eaddress.hub.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
