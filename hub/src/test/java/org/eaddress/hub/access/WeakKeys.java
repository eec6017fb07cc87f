package org.eaddress.hub.access;

import java.util.Map;

/// Keys that nobody should rely on.
final class WeakKeys {
    /// The generator of the curve, so that it is a point of it.
    static final Map<String, Object> P192 = Map.of(
            "kty", "EC",
            "crv", "P-192",
            "x", "GI2oDrAwkPZ8vyDrQ6GIAPT_Cv2C_xAS",
            "y", "Bxkrlf_I2nhjEBHtayTN1XP5d6EeeUgR");

    private WeakKeys() {}
}
