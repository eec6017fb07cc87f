@NullMarked
package org.eaddress.client.cli;

import org.jspecify.annotations.NullMarked;
