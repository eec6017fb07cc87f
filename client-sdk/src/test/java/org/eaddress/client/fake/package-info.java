/// A hub for tests: small, truthful about seals, and able to fail at every point.
@NullMarked
package org.eaddress.client.fake;

import org.jspecify.annotations.NullMarked;
