package org.eaddress.hub.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;

/// Who calls: the e-address acted for, the name that evidence shows, how the caller came in and how surely it is
/// known.
///
/// Controllers take it as a method argument, or as `Optional<Caller>` where nobody need be signed in.
///
/// @param delegate the person who acts for the e-address, when it does not act itself
/// @param bound the most that the caller may do; null where nothing bounds it
public record Caller(
        EAddress eAddress,
        String name,
        Way way,
        String assuranceLevel,
        @Nullable Delegate delegate,
        @Nullable Power bound)
        implements Serializable {
    /// One who acts without a delegation.
    public Caller(EAddress eAddress, String name, Way way, String assuranceLevel) {
        this(eAddress, name, way, assuranceLevel, null, null);
    }

    /// A delegate.
    public Caller(EAddress eAddress, String name, Way way, String assuranceLevel, @Nullable Delegate delegate) {
        this(eAddress, name, way, assuranceLevel, delegate, null);
    }

    /// How a caller came in.
    public enum Way {
        /// A machine, by client credentials.
        MACHINE,
        /// A person, signed in.
        PERSON
    }

    /// The delegation by which the caller acts.
    public Optional<Delegate> byDelegation() {
        return Optional.ofNullable(delegate);
    }

    /// What pages show: the name, and who acts for it.
    public String shownName() {
        return delegate == null ? name : name + " (" + delegate.name() + ")";
    }

    /// Whether mail that this sender sent at this time is the caller's to see.
    public boolean maySee(EAddress sender, Instant sentAt) {
        return delegate == null || delegate.extent().covers(sender, sentAt);
    }

    /// The same, who may do no more than this.
    Caller boundTo(Power most) {
        return new Caller(eAddress, name, way, assuranceLevel, delegate, most);
    }

    /// Whether the caller may do so much.
    public boolean may(Power asked) {
        return (bound == null || bound.includes(asked))
                && (delegate == null || delegate.power().includes(asked));
    }

    /// Says how, never who: security frameworks write this into logs.
    @Override
    public String toString() {
        return "Caller[" + way + "]";
    }
}
