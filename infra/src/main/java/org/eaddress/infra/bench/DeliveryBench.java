package org.eaddress.infra.bench;

import java.util.Map;

/// From registration to the recipient's system: whether consignment and fetching keep up with acceptance in the
/// same run, whether notices delay anything, and what one document to many costs.
final class DeliveryBench implements Bench {
    @Override
    public Map<String, Object> run() throws Exception {
        Figures figures = new Figures("delivery");
        // one batch of 10,000 is unusual, and would be held until somebody approves it
        try (Site site = Site.start("--hub.batches.unusual-from=20000")) {
            FetchingBench.warmUp(site);
            FetchingBench.measure(site, figures);
            site.settle();
            new Consignment(site.hub(), site.database(), figures).measure();
            site.settle();
            new ManyRecipients(site.hub(), site.database(), figures).measure();
        }
        return figures.json();
    }
}
