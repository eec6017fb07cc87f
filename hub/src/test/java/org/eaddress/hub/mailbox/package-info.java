@NullMarked
package org.eaddress.hub.mailbox;

import org.jspecify.annotations.NullMarked;
