/// The front door: takes a message in and answers for it, or says why not; registers the receipts that senders
/// recorded.
///
/// It writes the first state of each delivery and the outbox row in its own transactions, so that there is no
/// moment in which a message is accepted or sent and nobody knows what comes next; [org.eaddress.hub.delivery]
/// moves them on.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "database",
            "directory",
            "evidence",
            "inspection",
            "lookup",
            "multipart",
            "problem",
            "rhythm",
            "sandbox"
        })
package org.eaddress.hub.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
