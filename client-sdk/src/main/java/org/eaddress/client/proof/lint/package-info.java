/// What must be true of evidence beyond its schema and its seal: rules over one piece and over all of a
/// message, each with a name. `api-spec/evidence/lint.md` lists them.
@NullMarked
package org.eaddress.client.proof.lint;

import org.jspecify.annotations.NullMarked;
