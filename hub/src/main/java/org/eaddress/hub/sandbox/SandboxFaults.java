package org.eaddress.hub.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EventReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What goes wrong in a sandbox because its system asked for it.
@Component
public class SandboxFaults {
    private static final String ASK = """
            insert into sandbox_refusal (twin, stage, reason, times_left) values (:twin, :stage, :reason, :times)
            on conflict (twin, stage) do update set reason = excluded.reason, times_left = excluded.times_left""";
    private static final String ASKED = """
            select stage, reason, times_left from sandbox_refusal
            where twin = :twin and times_left > 0 order by stage limit 10""";

    /// In the order of the twins, so that no two who take wait for each other.
    private static final String TAKE = """
            with taken as (
              select r.twin, r.reason, least(r.times_left, w.wanted) as times
              from sandbox_refusal r join unnest(:twins::text[], :wanted::int[]) as w(twin, wanted) on w.twin = r.twin
              where r.stage = :stage and r.times_left > 0
              order by r.twin for update of r
            )
            update sandbox_refusal r set times_left = r.times_left - taken.times from taken
            where r.twin = taken.twin and r.stage = :stage
            returning r.twin, taken.reason, taken.times""";

    private static final String SILENCE =
            "insert into sandbox_silence (twin) values (:twin) on conflict (twin) do nothing";
    private static final String END_SILENCE = "delete from sandbox_silence where twin = :twin";
    private static final String IS_SILENT = "select exists (select from sandbox_silence where twin = :twin)";

    private final JdbcClient db;

    SandboxFaults(JdbcClient db) {
        this.db = db;
    }

    /// Refusals that were asked for and did not come yet.
    public record Asked(Stage stage, EventReason reason, int times) {}

    /// Refuses so many at this stage, from now on; none with 0.
    public void ask(EAddress twin, Asked asked) {
        db.sql(ASK)
                .param("twin", twin.value())
                .param("stage", asked.stage().code())
                .param("reason", asked.reason().name())
                .param("times", asked.times())
                .update();
    }

    public List<Asked> asked(EAddress twin) {
        return db.sql(ASKED)
                .param("twin", twin.value())
                .query((row, _) -> new Asked(
                        Stage.ofCode(row.getString("stage")).orElseThrow(),
                        EventReason.valueOf(row.getString("reason")),
                        row.getInt("times_left")))
                .list();
    }

    /// The reason why what this sender hands in is refused; it counts. Only the system of a sandbox has any.
    public Optional<EventReason> atSubmission(EAddress sender) {
        return sender.twinOfSandbox()
                .filter(sender::equals)
                .flatMap(_ -> take(List.of(sender), Stage.SUBMISSION).getFirst());
    }

    /// The reasons why these recipients do not get it, in their order; they count. Call it in the transaction that
    /// says so.
    public List<Optional<EventReason>> atConsignment(List<EAddress> recipients) {
        return take(recipients, Stage.CONSIGNMENT);
    }

    private List<Optional<EventReason>> take(List<EAddress> addresses, Stage stage) {
        Map<EAddress, Long> wanted = addresses.stream()
                .flatMap(address -> address.twinOfSandbox().stream())
                .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
        Map<EAddress, Left> left = wanted.isEmpty() ? Map.of() : take(wanted, stage);
        return addresses.stream()
                .map(address -> address.twinOfSandbox().map(left::get).flatMap(Left::next))
                .toList();
    }

    private Map<EAddress, Left> take(Map<EAddress, Long> wanted, Stage stage) {
        Map<String, Integer> byValue = new TreeMap<>();
        wanted.forEach((twin, times) -> byValue.put(twin.value(), times.intValue()));
        return db
                .sql(TAKE)
                .param("twins", byValue.keySet().toArray(String[]::new))
                .param("wanted", byValue.values().toArray(Integer[]::new))
                .param("stage", stage.code())
                .query((row, _) -> Map.entry(
                        new EAddress(row.getString("twin")),
                        new Left(EventReason.valueOf(row.getString("reason")), row.getInt("times"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Refusals that were taken, to be given out one by one.
    private static final class Left {
        private final EventReason reason;
        private int times;

        Left(EventReason reason, int times) {
            this.reason = reason;
            this.times = times;
        }

        Optional<EventReason> next() {
            return times-- > 0 ? Optional.of(reason) : Optional.empty();
        }
    }

    /// Whether the system of the sandbox is not told of its mail from now on.
    public void silence(EAddress twin, boolean silent) {
        db.sql(silent ? SILENCE : END_SILENCE).param("twin", twin.value()).update();
    }

    public boolean isSilent(EAddress address) {
        return address.twinOfSandbox()
                .map(twin -> db.sql(IS_SILENT)
                        .param("twin", twin.value())
                        .query(Boolean.class)
                        .single())
                .orElse(false);
    }
}
