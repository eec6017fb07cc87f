/// A company's or institution's own system, which takes its mail by itself: it is told when something comes, again
/// until it has confirmed it.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "delivery",
            "directory",
            "embedded",
            "mailbox",
            "outbound",
            "problem",
            "rhythm",
            "sandbox",
            "submission"
        })
package org.eaddress.hub.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
