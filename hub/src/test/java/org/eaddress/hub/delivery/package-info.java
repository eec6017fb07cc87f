@NullMarked
package org.eaddress.hub.delivery;

import org.jspecify.annotations.NullMarked;
