/// Portable proofs: an ASiC-E container that people's usual signature tools open, and a readable page for it.
///
/// The only place that knows DSS and PDF. It is loaded when the first proof is asked for, and needs no Spring.
@NullMarked
package org.eaddress.proof;

import org.jspecify.annotations.NullMarked;
