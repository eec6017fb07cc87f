/// The addresses for auditors.
@NullMarked
package org.eaddress.hub.opening.web;

import org.jspecify.annotations.NullMarked;
