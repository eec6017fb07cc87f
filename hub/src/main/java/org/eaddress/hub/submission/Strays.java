package org.eaddress.hub.submission;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eaddress.storage.LooseObject;
import org.eaddress.storage.ObjectStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Objects that nothing refers to, or only documents that were erased: left by crashes, refused submissions,
/// documents put and never named. Only those go that their store can remove alone.
@Component
public class Strays {
    private static final int TOGETHER = 500;
    private static final String REFERRED_TO = """
            select left(object_ref, 35) as beginning from document
            where object_ref like 'f:%' and left(object_ref, 35) = any(:beginnings) and wrapped_key is not null
            union
            select left(object_ref, 35) from put_document where left(object_ref, 35) = any(:beginnings)""";

    private final JdbcClient db;
    private final ObjectStore objects;

    Strays(JdbcClient db, ObjectStore objects) {
        this.db = db;
        this.objects = objects;
    }

    /// Removes those that were written before this time; how many they were. What was written later may belong to a
    /// submission under way.
    ///
    /// @throws IOException when the store fails; the rest goes another time
    public int remove(Instant writtenBefore) throws IOException {
        int removed = 0;
        try (Stream<LooseObject> found = objects.loose(writtenBefore)) {
            Iterator<LooseObject> all = found.iterator();
            while (all.hasNext()) {
                List<LooseObject> some = new ArrayList<>();
                while (all.hasNext() && some.size() < TOGETHER) {
                    some.add(all.next());
                }
                removed += removeStrays(some);
            }
        }
        return removed;
    }

    private int removeStrays(List<LooseObject> some) throws IOException {
        Set<String> referredTo = new HashSet<>(db.sql(REFERRED_TO)
                .param("beginnings", some.stream().map(LooseObject::beginning).toArray(String[]::new))
                .query((row, _) -> row.getString("beginning"))
                .list());
        int removed = 0;
        for (LooseObject object : some) {
            if (!referredTo.contains(object.beginning())) {
                objects.remove(object);
                removed++;
            }
        }
        return removed;
    }
}
