/// The addresses for the operator: legal holds.
@NullMarked
package org.eaddress.hub.retention.web;

import org.jspecify.annotations.NullMarked;
