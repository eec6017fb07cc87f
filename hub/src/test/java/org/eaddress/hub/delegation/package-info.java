@NullMarked
package org.eaddress.hub.delegation;

import org.jspecify.annotations.NullMarked;
