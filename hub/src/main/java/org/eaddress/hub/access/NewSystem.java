package org.eaddress.hub.access;

import java.util.Optional;
import org.eaddress.hub.directory.EAddress;

/// A system that comes to be known, with its first key.
///
/// @param twinOf of a test system, the e-address whose twin it acts for
/// @param triedAs of one in production, the client id of the test system that it comes from
public record NewSystem(
        String clientId,
        EAddress eAddress,
        Optional<EAddress> twinOf,
        Optional<String> triedAs,
        String name,
        String vendor,
        SystemKey.New key) {}
