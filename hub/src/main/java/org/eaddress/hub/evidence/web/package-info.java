/// What everybody may read of the hub's seals.
@NullMarked
package org.eaddress.hub.evidence.web;

import org.jspecify.annotations.NullMarked;
