package org.eaddress.hub.embedded;

import javax.security.auth.Subject;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;

/// Who may come in by a [BrokerDoor], to do what, and until when.
public interface DoorGuard extends ActiveMQSecurityManager5 {
    /// Whether the one who came in as this subject may be here still.
    boolean mayStay(Subject subject);
}
