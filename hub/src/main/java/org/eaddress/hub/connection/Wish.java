package org.eaddress.hub.connection;

/// A system as somebody wants to connect it.
public record Wish(String name, String vendor, String credential) {
    /// Without the credential: nobody knows yet what was pasted.
    @Override
    public String toString() {
        return "Wish[" + name + "]";
    }
}
