/// The hub: one package a module, each module's root is its API.
@NullMarked
package org.eaddress.hub;

import org.jspecify.annotations.NullMarked;
