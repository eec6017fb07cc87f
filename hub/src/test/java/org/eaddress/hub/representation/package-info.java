@NullMarked
package org.eaddress.hub.representation;

import org.jspecify.annotations.NullMarked;
