package org.eaddress.client.proof;

/// One of the time-stamps that a seal stands by: its own, or a renewal's.
///
/// @param renewal its number; 0 for the seal's own
/// @param tree the hash algorithm between the evidence and the time-stamp
record Layer(long renewal, HashAlgorithm tree, TimeStamp stamp) {
    boolean reliesOn(String algorithm) {
        return tree.code().equals(algorithm) || stamp.algorithms().contains(algorithm);
    }

    String words() {
        return renewal == 0
                ? "its own time-stamp, %s".formatted(tree.code())
                : "renewal %d, %s".formatted(renewal, tree.code());
    }
}
