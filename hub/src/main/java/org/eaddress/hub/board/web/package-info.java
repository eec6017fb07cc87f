/// The pages of the board.
@NullMarked
package org.eaddress.hub.board.web;

import org.jspecify.annotations.NullMarked;
