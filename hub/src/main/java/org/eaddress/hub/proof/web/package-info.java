/// Portable proofs over HTTP.
@NullMarked
package org.eaddress.hub.proof.web;

import org.jspecify.annotations.NullMarked;
