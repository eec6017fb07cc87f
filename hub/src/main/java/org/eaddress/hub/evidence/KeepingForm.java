package org.eaddress.hub.evidence;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.UUID;

/// The JSON form of a [KeepingStatement], as `api-spec/evidence/keeping.schema.json` describes it.
@JsonPropertyOrder({"version", "recordIdentifier", "event", "eventTime", "issuer", "facts"})
record KeepingForm(String version, UUID recordIdentifier, String event, String eventTime, String issuer, Object facts) {
    static KeepingForm of(KeepingStatement statement, String issuer) {
        return new KeepingForm(
                "1",
                statement.id(),
                statement.event().uri(),
                EvidenceForm.time(statement.at()),
                issuer,
                statement.facts());
    }

    String json() {
        return EvidenceForm.write(this);
    }
}
