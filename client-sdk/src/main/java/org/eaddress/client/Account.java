package org.eaddress.client;

/// Whose account the client acts for.
///
/// @param kind `person`, `institution` or `company`
public record Account(String eAddress, String name, String kind) {
    public Account {
        Json.require(eAddress, name, kind);
    }
}
