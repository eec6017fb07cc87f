/// How anybody sees when the hub was not available, and how the operator announces that it will not be.
@NullMarked
package org.eaddress.hub.outage.web;

import org.jspecify.annotations.NullMarked;
