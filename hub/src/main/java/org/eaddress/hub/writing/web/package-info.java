/// The pages on which people write, and see what became of what they sent.
@NullMarked
package org.eaddress.hub.writing.web;

import org.jspecify.annotations.NullMarked;
