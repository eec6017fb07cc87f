@NullMarked
package org.eaddress.infra.chaos;

import org.jspecify.annotations.NullMarked;
