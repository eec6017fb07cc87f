/// The mailbox over HTTP: pages for people, calls for systems.
@NullMarked
package org.eaddress.hub.mailbox.web;

import org.jspecify.annotations.NullMarked;
