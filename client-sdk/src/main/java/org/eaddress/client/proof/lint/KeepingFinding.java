package org.eaddress.client.proof.lint;

import java.util.UUID;

/// A statement about what the hub keeps breaks a rule.
public record KeepingFinding(KeepingRule rule, UUID statement) {}
