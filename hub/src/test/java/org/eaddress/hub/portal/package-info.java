@NullMarked
package org.eaddress.hub.portal;

import org.jspecify.annotations.NullMarked;
