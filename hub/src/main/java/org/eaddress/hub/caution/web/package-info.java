/// The warnings over HTTP.
@NullMarked
package org.eaddress.hub.caution.web;

import org.jspecify.annotations.NullMarked;
