@NullMarked
package org.eaddress.client;

import org.jspecify.annotations.NullMarked;
