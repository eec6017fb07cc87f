/// The addresses of the connector module.
@NullMarked
package org.eaddress.hub.connector.web;

import org.jspecify.annotations.NullMarked;
