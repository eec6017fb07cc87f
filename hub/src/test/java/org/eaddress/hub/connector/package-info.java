@NullMarked
package org.eaddress.hub.connector;

import org.jspecify.annotations.NullMarked;
