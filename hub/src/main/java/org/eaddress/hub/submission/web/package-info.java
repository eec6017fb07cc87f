/// Submission over HTTP: the wire form becomes the domain form, a rejection becomes a problem.
@NullMarked
package org.eaddress.hub.submission.web;

import org.jspecify.annotations.NullMarked;
