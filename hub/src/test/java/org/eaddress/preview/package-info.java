/// The portal's pages with sample letters and without the rest of the hub: for the tests of the pages, and for
/// looking at them while they change ([Preview]'s main method).
@NullMarked
package org.eaddress.preview;

import org.jspecify.annotations.NullMarked;
