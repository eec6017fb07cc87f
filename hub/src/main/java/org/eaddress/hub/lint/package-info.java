/// Holds everything that was issued against the rules of `api-spec/evidence/lint.md`, behind the journal, and
/// alarms the operator. It changes nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {"absence", "evidence", "journal", "retention", "submission"})
package org.eaddress.hub.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
