@NullMarked
package org.eaddress.hub.delegation.web;

import org.jspecify.annotations.NullMarked;
