/// The addresses of the access module: the caller's account, and what is shown around a sign-in.
@NullMarked
package org.eaddress.hub.access.web;

import org.jspecify.annotations.NullMarked;
