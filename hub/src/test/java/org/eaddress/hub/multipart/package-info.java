@NullMarked
package org.eaddress.hub.multipart;

import org.jspecify.annotations.NullMarked;
