package org.eaddress.hub.connection;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;

/// Whom a certificate names. In what the hub issues, by the directory; in what is pasted, by whoever wrote it,
/// and then it must be the same organisation or none.
final class Subjects {
    private static final String COUNTRY_OF_REGISTER = "NTRLV-";
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{11}(?!\\d)");
    private static final Pattern NOT_WRITTEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<ASN1ObjectIdentifier> WITH_NUMBER =
            List.of(BCStyle.ORGANIZATION_IDENTIFIER, BCStyle.SERIALNUMBER, BCStyle.O, BCStyle.OU, BCStyle.CN);

    private Subjects() {}

    /// The system of this organisation, named after ETSI EN 319 412-1, 5.1.4. A name that begins with # is a name,
    /// too.
    static X500Name of(String clientId, Account account) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, new DERUTF8String(account.name()))
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, COUNTRY_OF_REGISTER + number(account.eAddress()))
                .addRDN(BCStyle.CN, clientId)
                .build();
    }

    /// The other organisation that this names by its registration number or its name.
    static Optional<String> otherThan(Account account, X500Name subject) {
        String own = number(account.eAddress());
        Stream<String> numbers = WITH_NUMBER.stream()
                .flatMap(type -> values(subject, type))
                .flatMap(value -> NUMBER.matcher(value).results().map(MatchResult::group))
                .filter(number -> EAddress.parse("_DEFAULT@" + number).isPresent())
                .filter(number -> !number.equals(own));
        Stream<String> names = values(subject, BCStyle.O)
                .filter(name -> !NUMBER.matcher(name).find())
                .filter(name -> !plain(name).isEmpty() && !plain(name).equals(plain(account.name())));
        return Stream.concat(numbers, names).findFirst();
    }

    /// As one hears it: without marks, quotation marks and capitals.
    private static String plain(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return NOT_WRITTEN.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static String number(EAddress address) {
        return address.value().substring(address.value().indexOf('@') + 1);
    }

    private static Stream<String> values(X500Name subject, ASN1ObjectIdentifier type) {
        return Arrays.stream(subject.getRDNs(type))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(one -> one.getType().equals(type))
                .map(one -> IETFUtils.valueToString(one.getValue()));
    }
}
