package org.eaddress.client;

/// An organisation or one of its units as the directory has it since its last change.
///
/// @param kind `institution` or `company`
/// @param status `active`, `inactive` or `closed`
/// @param version the number of that change, higher than that of any change before
public record Organisation(String eAddress, String name, String kind, String status, long version) {
    public Organisation {
        Json.require(eAddress, name, kind, status);
    }
}
