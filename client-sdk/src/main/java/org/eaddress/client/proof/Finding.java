package org.eaddress.client.proof;

import java.util.Locale;

/// One thing that is wrong.
///
/// @param about which document or which member it concerns; empty when the fault says it all
public record Finding(Fault fault, String about) {
    static Finding of(Fault fault) {
        return new Finding(fault, "");
    }

    /// The stable name, such as `document-changed`.
    public String name() {
        return fault.code();
    }

    /// The name with what it concerns, such as `document-changed: permit.pdf`.
    public String label() {
        return about.isEmpty() ? name() : name() + ": " + about;
    }

    /// What it means, in English or Latvian.
    public String text(Locale language) {
        return Words.in(language).say(name(), about).strip();
    }
}
