/// The command line `eaddress`, made of nothing but the SDK's public API.
@NullMarked
package org.eaddress.client.cli;

import org.jspecify.annotations.NullMarked;
