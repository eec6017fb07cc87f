/// Proves the guarantee by force: two hubs, a broker, a database, a store and several senders as processes of their
/// own, killed at random, and then the laws that must hold all the same.
@NullMarked
package org.eaddress.infra.chaos;

import org.jspecify.annotations.NullMarked;
