/// The check of sealed evidence, offline: it needs the evidence and the trust anchors, no hub and no account.
@NullMarked
package org.eaddress.client.proof;

import org.jspecify.annotations.NullMarked;
