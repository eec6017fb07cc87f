package org.eaddress.hub.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eaddress.hub.directory.EAddress;

/// A form that a person sent and that waits for her to prove more surely who she is.
///
/// @param person who sent it; another cannot let it go on
/// @param path where it goes
/// @param fields what she entered, without the form's token
/// @param said as much of it as says something to her: she is shown it before it goes on
public record WaitingAct(
        Act act,
        AssuranceLevel level,
        EAddress person,
        String path,
        Map<String, List<String>> fields,
        List<String> said,
        Instant since)
        implements Serializable {
    /// Says what, never who, nor what was entered.
    @Override
    public String toString() {
        return "WaitingAct[" + act + "]";
    }
}
