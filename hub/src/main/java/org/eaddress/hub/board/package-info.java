/// The board: every message that is stuck, since when, whose it is, and what comes next. Nothing is done about one
/// without a name and evidence of it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "delivery", "directory", "evidence", "mailbox", "portal", "submission"})
package org.eaddress.hub.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
