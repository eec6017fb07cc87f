package org.eaddress.client.proof.lint;

import java.util.UUID;

/// A piece of evidence breaks a rule.
public record LintFinding(LintRule rule, UUID message, UUID evidence) {}
