package org.eaddress.client;

import org.jspecify.annotations.Nullable;

/// A step of a self-test.
///
/// @param failure the code of what failed; null when it went well
public record TestedStep(String name, @Nullable String failure) {}
