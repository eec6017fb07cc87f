/// How an organisation's people connect its systems by themselves: a key or a certificate for each, and its life
/// until it is removed. Every change is on record with a name, and how the system does can be seen.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "connector",
            "directory",
            "evidence",
            "mailbox",
            "portal",
            "problem",
            "sandbox",
            "submission"
        })
package org.eaddress.hub.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
