package org.eaddress.hub.representation;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.representation.Entry.Fault;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads records as strictly as `api-spec/register/organisation.schema.json` says: who may act for whom hangs on
/// them.
@Component
class EntryReader {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> MEMBERS = Set.of("number", "name", "kind", "status", "signatories");
    private static final Pattern NUMBER = Pattern.compile("\\d{11}");
    private static final int LONGEST_NAME = 300;

    private final RegisterSettings settings;

    EntryReader(RegisterSettings settings) {
        this.settings = settings;
    }

    /// Refuses a record.
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final Fault fault;

        Unusable(Fault fault) {
            super(null, null, false, false);
            this.fault = fault;
        }
    }

    /// The JSON in these bytes.
    static JsonNode json(byte[] written) throws JacksonException {
        return STRICT.readTree(written);
    }

    /// @param place where the record stands
    Entry read(byte[] line, String place) {
        try {
            return line.length > settings.recordBytes()
                    ? new Entry.Refused(place, Fault.TOO_LONG)
                    : read(json(line), place);
        } catch (JacksonException e) {
            return new Entry.Refused(place, Fault.NOT_JSON);
        }
    }

    Entry read(JsonNode json, String place) {
        String shown = place;
        try {
            String number = number(json);
            shown = number;
            require(MEMBERS.containsAll(json.propertyNames()), Fault.UNKNOWN_MEMBER);
            Account account = new Account(new EAddress("_DEFAULT@" + number), name(json), kind(json), status(json));
            return new Entry.Organisation(account, signatories(json));
        } catch (Unusable refused) {
            return new Entry.Refused(shown, refused.fault);
        }
    }

    private static String number(JsonNode json) throws Unusable {
        String number = text(json, "number", Fault.NUMBER);
        require(NUMBER.matcher(number).matches(), Fault.NUMBER);
        require(EAddress.parse("_DEFAULT@" + number).isPresent(), Fault.NUMBER);
        return number;
    }

    private static String name(JsonNode json) throws Unusable {
        String name = text(json, "name", Fault.NAME);
        require(name.length() <= LONGEST_NAME && OneLine.isPlain(name), Fault.NAME);
        return name;
    }

    private static Account.Kind kind(JsonNode json) throws Unusable {
        return switch (text(json, "kind", Fault.KIND)) {
            case "institution" -> Account.Kind.INSTITUTION;
            case "company" -> Account.Kind.COMPANY;
            default -> throw new Unusable(Fault.KIND);
        };
    }

    private static Account.Status status(JsonNode json) throws Unusable {
        String status = text(json, "status", Fault.STATUS);
        for (Account.Status one : Account.Status.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(status)) {
                return one;
            }
        }
        throw new Unusable(Fault.STATUS);
    }

    private Set<EAddress> signatories(JsonNode json) throws Unusable {
        JsonNode all = json.get("signatories");
        require(all != null && all.isArray() && all.size() <= settings.signatories(), Fault.SIGNATORIES);
        Set<EAddress> persons = new HashSet<>();
        for (JsonNode one : all) {
            require(one.isString(), Fault.SIGNATORIES);
            Optional<EAddress> person = EAddress.parse("_PRIVATE@" + one.asString());
            persons.add(person.orElseThrow(() -> new Unusable(Fault.SIGNATORIES)));
        }
        return persons;
    }

    private static String text(JsonNode json, String member, Fault fault) throws Unusable {
        JsonNode value = json.get(member);
        require(value != null && value.isString(), fault);
        return value.asString();
    }

    private static void require(boolean condition, Fault fault) throws Unusable {
        if (!condition) {
            throw new Unusable(fault);
        }
    }
}
