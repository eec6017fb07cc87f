package org.eaddress.hub.delivery;

import java.time.Instant;
import java.util.List;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.AcceptedMessage;

/// The recipient's system did not take these in time; published inside the transaction that records it.
public record NotRetrieved(List<AcceptedMessage> messages, EAddress recipient, Instant at) {}
