/// What a person sees: tests and screenshots of the whole product through a real browser.
@NullMarked
package org.eaddress.infra.browser;

import org.jspecify.annotations.NullMarked;
