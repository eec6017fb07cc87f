/// Where the bytes of documents lie: durable when a call returns, encrypted with a key each, hashed on the way in.
@NullMarked
package org.eaddress.storage;

import org.jspecify.annotations.NullMarked;
