/// Opens the evidence of a range of seals to an auditor, so that completeness can be proven by somebody whose
/// evidence it is not. Every opening is a sealed statement in the journal, and ends.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "directory", "evidence", "journal", "problem", "submission"})
package org.eaddress.hub.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
