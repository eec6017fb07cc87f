/// The directory over HTTP.
@NullMarked
package org.eaddress.hub.directory.web;

import org.jspecify.annotations.NullMarked;
