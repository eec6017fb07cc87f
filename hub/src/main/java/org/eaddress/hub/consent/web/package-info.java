@NullMarked
package org.eaddress.hub.consent.web;

import org.jspecify.annotations.NullMarked;
