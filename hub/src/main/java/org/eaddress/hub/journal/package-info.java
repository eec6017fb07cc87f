/// The journal of all evidence: what is new is sealed every few seconds, time-stamped by an authority and
/// chained to the seal before. `docs/journal.md` says exactly how.
@NullMarked
@ApplicationModule(allowedDependencies = {"evidence", "problem", "database", "rhythm"})
package org.eaddress.hub.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
