/// Warns senders before a message goes to the wrong one: somebody they never wrote to, or one of several of that
/// name.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "lookup", "mailbox", "problem", "submission"})
package org.eaddress.hub.caution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
