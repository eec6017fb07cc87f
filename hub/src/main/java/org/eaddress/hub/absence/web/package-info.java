/// How callers ask for statements of absence.
@NullMarked
package org.eaddress.hub.absence.web;

import org.jspecify.annotations.NullMarked;
