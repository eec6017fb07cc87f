/// Where a message stands and what proves it, for those it concerns.
@NullMarked
package org.eaddress.hub.delivery.web;

import org.jspecify.annotations.NullMarked;
