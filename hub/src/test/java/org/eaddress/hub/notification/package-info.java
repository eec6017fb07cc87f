@NullMarked
package org.eaddress.hub.notification;

import org.jspecify.annotations.NullMarked;
