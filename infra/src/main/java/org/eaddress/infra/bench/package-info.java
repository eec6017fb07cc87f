/// Speed and memory, measured on the running product and told as ratios taken in one run.
@NullMarked
package org.eaddress.infra.bench;

import org.jspecify.annotations.NullMarked;
