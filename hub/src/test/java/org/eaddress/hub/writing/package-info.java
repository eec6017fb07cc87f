@NullMarked
package org.eaddress.hub.writing;

import org.jspecify.annotations.NullMarked;
