/// The pages on which an organisation connects its systems, and the same for the systems themselves.
@NullMarked
package org.eaddress.hub.connection.web;

import org.jspecify.annotations.NullMarked;
