package org.eaddress.storage;

/// An object that its store can remove by itself, as found in the store: its reference is known to whoever
/// stored it.
///
/// @param beginning what its reference begins with, and no other object's does
public record LooseObject(String beginning) {}
