/// The settings of notices for people, and what everybody may know of them.
@NullMarked
package org.eaddress.hub.notification.web;

import org.jspecify.annotations.NullMarked;
