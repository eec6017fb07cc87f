/// The seals of the journal, for everybody.
@NullMarked
package org.eaddress.hub.journal.web;

import org.jspecify.annotations.NullMarked;
