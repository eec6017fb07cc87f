package org.eaddress.client;

import java.util.ArrayList;
import java.util.List;
import org.eaddress.client.proof.JournalRenewal;
import org.eaddress.client.proof.RenewalSource;

/// The renewals of the journal's time-stamps at the hub.
record JournalRenewals(Hub hub) implements RenewalSource {
    List<JournalRenewal> all() {
        var renewals = new ArrayList<JournalRenewal>();
        for (var page = after(0);
                !page.isEmpty();
                page = after(renewals.getLast().number())) {
            renewals.addAll(page);
        }
        return renewals;
    }

    private List<JournalRenewal> after(long number) {
        var page = hub.call(Call.get("v1/journal/renewals?limit=500&after=" + number), Answers.RenewalPage.class)
                .renewals();
        var last = number;
        for (var renewal : page) {
            if (renewal.number() <= last) {
                throw new UnreadableAnswer("The hub's list of renewals does not go on.");
            }
            last = renewal.number();
        }
        return page;
    }

    @Override
    public List<String> nodes(long renewal) {
        return hub.call(Call.get("v1/journal/renewals/" + renewal), Answers.RenewalNodes.class)
                .nodes();
    }

    @Override
    public List<String> entries(long renewal, long seal) {
        var path = "v1/journal/renewals/%d/seals/%d".formatted(renewal, seal);
        return hub.call(Call.get(path), Answers.RenewedEntries.class).entries();
    }
}
