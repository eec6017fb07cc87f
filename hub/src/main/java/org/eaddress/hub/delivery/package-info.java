/// Where each message stands for each recipient, and the courier that moves it on.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "directory",
            "evidence",
            "journal",
            "problem",
            "rhythm",
            "sandbox",
            "submission"
        })
package org.eaddress.hub.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
