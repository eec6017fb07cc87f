/// The frame of the pages for people: layout, languages, words for dates and sizes, error pages, styles.
///
/// A module's page fills `templates/portal/frame.html`, puts `owner` into its model and takes its words from here.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.eaddress.hub.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
