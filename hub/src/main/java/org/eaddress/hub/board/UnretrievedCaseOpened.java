package org.eaddress.hub.board;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// The system of an organisation did not take a message in time; published inside the transaction that opens the
/// case, so that whoever tells the organisation's contact does it with the case or not at all.
///
/// @param shownAt when the organisation's people will see it in the portal
public record UnretrievedCaseOpened(UUID caseId, UUID messageId, EAddress organisation, Instant shownAt) {}
