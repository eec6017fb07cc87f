package org.eaddress.hub.delegation;

/// What became of naming somebody.
public sealed interface Naming {
    /// The code, which is told here and never again.
    record Named(String code) implements Naming {}

    /// The organisation has as many as there may be.
    record TooMany() implements Naming {}

    /// She acts for it already.
    record Already() implements Naming {}
}
