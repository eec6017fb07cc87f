package org.eaddress.hub.mailbox.web;

import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.portal.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Whose mailbox one is in stays in sight when something went wrong.
@ControllerAdvice(assignableTypes = BasicErrorController.class)
class OwnerOfErrors {
    @ModelAttribute("owner")
    @Nullable
    String owner(Optional<Caller> caller) {
        return caller.map(Caller::shownName).map(PlainText::line).orElse(null);
    }
}
