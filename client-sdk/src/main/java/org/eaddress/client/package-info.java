/// Sends and receives official messages: the SDK, its durable ledger and the check of every seal.
@NullMarked
package org.eaddress.client;

import org.jspecify.annotations.NullMarked;
