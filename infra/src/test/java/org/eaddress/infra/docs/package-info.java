/// Holds the documentation to what is there.
@NullMarked
package org.eaddress.infra.docs;

import org.jspecify.annotations.NullMarked;
