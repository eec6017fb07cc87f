package org.eaddress.hub.writing;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// What people may write in the portal, and how much (`hub.writing`).
///
/// @param personsToPersons whether a person may write to a person, and not to organisations only
/// @param drafts how many one e-address may have
/// @param draftsKept from their last change
/// @param found how many organisations a search gives at most
/// @param lease after how long a message is taken up again whose sending was begun and not finished
/// @param uploads how many files come in at the same time
/// @param uploadsOfOne how many of one e-address
/// @param waiting how much of one e-address may wait for its messages when a file is added
/// @param folder where a file lies, encrypted, until its size and digest are known
@ConfigurationProperties("hub.writing")
public record WritingSettings(
        boolean personsToPersons,
        int drafts,
        Duration draftsKept,
        int found,
        Duration lease,
        int uploads,
        int uploadsOfOne,
        DataSize waiting,
        Path folder) {}
