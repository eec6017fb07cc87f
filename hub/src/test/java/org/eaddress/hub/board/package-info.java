@NullMarked
package org.eaddress.hub.board;

import org.jspecify.annotations.NullMarked;
