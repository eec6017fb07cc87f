/// The maker and the check of `api-spec/vectors`: good and forged evidence with the verdict that a verifier
/// must give.
@NullMarked
package org.eaddress.client.vectors;

import org.jspecify.annotations.NullMarked;
