package org.eaddress.client.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a check: what is proven, or what is wrong.
public sealed interface Verdict {
    /// The evidence, when it could be read. Only a valid verdict says that it is true.
    @Nullable
    Evidence evidence();

    List<Finding> findings();

    List<Statement> proven();

    List<Statement> notProven();

    default boolean valid() {
        return findings().isEmpty();
    }

    /// The seal holds, its certificate is trusted, and everything laid beside it is what was sealed.
    record Valid(Evidence evidence, List<Statement> proven, List<Statement> notProven) implements Verdict {
        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }

    /// The seal holds, and it is over a statement about what the hub keeps: about no message, so nobody can lay
    /// documents beside it.
    record Kept(Keeping statement, List<Statement> proven, List<Statement> notProven) implements Verdict {
        @Override
        public @Nullable Evidence evidence() {
            return null;
        }

        @Override
        public List<Finding> findings() {
            return List.of();
        }
    }

    /// Nothing is proven; each thing that is wrong is named.
    record Invalid(@Nullable Evidence evidence, List<Finding> findings) implements Verdict {
        @Override
        public List<Statement> proven() {
            return List.of();
        }

        @Override
        public List<Statement> notProven() {
            return List.of();
        }
    }
}
