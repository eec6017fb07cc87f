/// What an account user sees: the messages that lie in the mailbox, and the act of opening or taking them.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "delivery",
            "directory",
            "evidence",
            "lookup",
            "opening",
            "portal",
            "problem",
            "submission"
        })
package org.eaddress.hub.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
