/// Keeps the database ready for what comes: the partitions of the tables that grow for ever, a few months
/// ahead. Lets concurrent calls share a statement.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
