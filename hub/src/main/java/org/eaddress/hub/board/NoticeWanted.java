package org.eaddress.hub.board;

import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// Somebody at the board has the recipient of a message told again at once; published inside the transaction of the
/// deed.
public record NoticeWanted(UUID messageId, EAddress recipient) {}
