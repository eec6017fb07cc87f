/// Look-ups over HTTP, and the page on which a person sees who looked.
@NullMarked
package org.eaddress.hub.lookup.web;

import org.jspecify.annotations.NullMarked;
