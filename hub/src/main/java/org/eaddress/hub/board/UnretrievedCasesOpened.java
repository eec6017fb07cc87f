package org.eaddress.hub.board;

import java.util.List;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// The system of an organisation did not take messages in time; published inside the transaction that opens the
/// cases, so that whoever tells the organisation's contact does it with them or not at all.
public record UnretrievedCasesOpened(EAddress organisation, List<UUID> caseIds) {}
