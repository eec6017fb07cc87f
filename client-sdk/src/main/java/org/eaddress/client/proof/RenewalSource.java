package org.eaddress.client.proof;

import java.util.List;

/// Where a check gets the large parts of renewals when it needs them.
public interface RenewalSource {
    /// The nodes of a renewal's seals, in their order, in hexadecimal.
    List<String> nodes(long renewal);

    /// The entries of a seal under the new hash algorithm of a renewal, in hexadecimal; one that was gone is empty.
    List<String> entries(long renewal, long seal);
}
