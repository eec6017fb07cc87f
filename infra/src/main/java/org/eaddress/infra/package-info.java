/// Runs the whole product as its users do: as processes.
@NullMarked
package org.eaddress.infra;

import org.jspecify.annotations.NullMarked;
