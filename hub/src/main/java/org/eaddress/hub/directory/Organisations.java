package org.eaddress.hub.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds open accounts of organisations for whoever wants to write to one. Persons and sandboxes are never found.
@Component
public class Organisations {
    private static final int MOST_WORDS = 8;
    private static final int SHORTEST = 2;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{11}");

    private static final Comparator<Account> BY_NAME = Comparator.comparing(
                    Account::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(account -> account.eAddress().value());

    private static final String BY_WORDS = """
            select e_address, name, kind, status from account
            where kind <> 'person' and status = 'active' and not is_of_sandbox(e_address)
              and to_tsvector('simple', words_of_name(name))
                  @@ to_tsquery('simple', name_without_marks(cast(:words as text)))
            limit :limit""";
    private static final String BY_NUMBER = """
            select e_address, name, kind, status from account
            where kind <> 'person' and status = 'active' and split_part(e_address, '@', 2) = :number
              and not is_of_sandbox(e_address)
            limit :limit""";

    private final JdbcClient db;
    private final Directory directory;

    Organisations(JdbcClient db, Directory directory) {
        this.db = db;
        this.directory = directory;
    }

    /// Those whose name has words that begin so, each of these; or who have this number or e-address. In the order
    /// of their names. When there are more than the limit, it is any of them.
    public List<Account> find(String asked, int limit) {
        String written = Normalizer.normalize(asked.strip(), Normalizer.Form.NFC);
        return EAddress.parse(written)
                .map(this::byAddress)
                .orElseGet(() -> NUMBER.matcher(written).matches() ? byNumber(written, limit) : byWords(written, limit))
                .stream()
                .sorted(BY_NAME)
                .toList();
    }

    private List<Account> byAddress(EAddress address) {
        return directory
                .find(address)
                .filter(account -> account.isOpen() && account.kind() != Account.Kind.PERSON)
                .filter(account -> !account.eAddress().isOfSandbox())
                .stream()
                .toList();
    }

    private List<Account> byNumber(String number, int limit) {
        return db.sql(BY_NUMBER)
                .param("number", number)
                .param("limit", limit)
                .query(Directory::account)
                .list();
    }

    private List<Account> byWords(String written, int limit) {
        List<String> words = Arrays.stream(BETWEEN_WORDS.split(written))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        if (words.stream().noneMatch(word -> word.length() >= SHORTEST)) {
            return List.of();
        }
        return db.sql(BY_WORDS)
                .param("words", words.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")))
                .param("limit", limit)
                .query(Directory::account)
                .list();
    }
}
