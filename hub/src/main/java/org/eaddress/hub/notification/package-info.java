/// "You have mail": tells people by e-mail and other channels that a message has come, never what is in it. Each
/// attempt is evidenced, and the law's clock stands still until one succeeds.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "board",
            "delivery",
            "directory",
            "evidence",
            "outbound",
            "portal",
            "problem",
            "rhythm",
            "submission"
        })
package org.eaddress.hub.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
