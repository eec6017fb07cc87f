package org.eaddress.hub.connection;

import org.eaddress.hub.access.ConnectedSystem;

/// A system, and as whom somebody changes it.
public record Administered(ConnectedSystem system, Actor by) {}
