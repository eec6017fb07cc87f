@NullMarked
package org.eaddress.client.proof.lint;

import org.jspecify.annotations.NullMarked;
