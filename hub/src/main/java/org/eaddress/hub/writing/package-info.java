/// What people write in the portal: drafts, and sending them for their writers as any other system sends.
///
/// The portal is the sending system of a person who has none: it records the sealed receipt for her before it
/// registers it, and finishes what a crash left unfinished.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "delivery",
            "directory",
            "evidence",
            "lookup",
            "mailbox",
            "multipart",
            "portal",
            "problem",
            "submission"
        })
package org.eaddress.hub.writing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
