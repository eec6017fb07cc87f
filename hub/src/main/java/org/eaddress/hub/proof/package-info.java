/// Portable proofs: one file with all that proves what became of a message, made when somebody asks for it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "delivery",
            "directory",
            "evidence",
            "journal",
            "mailbox",
            "portal",
            "problem",
            "submission"
        })
package org.eaddress.hub.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
