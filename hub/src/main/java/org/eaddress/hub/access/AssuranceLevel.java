package org.eaddress.hub.access;

/// How surely it is known who a person is: the levels of eIDAS (Regulation (EU) 910/2014, article 8), the least
/// first.
public enum AssuranceLevel {
    LOW("http://eidas.europa.eu/LoA/low"),
    SUBSTANTIAL("http://eidas.europa.eu/LoA/substantial"),
    HIGH("http://eidas.europa.eu/LoA/high");

    private final String uri;

    AssuranceLevel(String uri) {
        this.uri = uri;
    }

    /// Its name between states.
    String uri() {
        return uri;
    }

    public boolean reaches(AssuranceLevel wanted) {
        return compareTo(wanted) >= 0;
    }
}
