@NullMarked
package org.eaddress.client.proof;

import org.jspecify.annotations.NullMarked;
