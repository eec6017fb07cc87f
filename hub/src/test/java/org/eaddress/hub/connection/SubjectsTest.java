package org.eaddress.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.Test;

class SubjectsTest {
    @Test
    void aNameThatBeginsWithAHashIsWrittenAsItIs() {
        Account account = new Account(
                new EAddress("_DEFAULT@40103000456"), "#0500 SIA", Account.Kind.COMPANY, Account.Status.ACTIVE);

        X500Name subject = Subjects.of("system-0123456789abcdef", account);

        assertThat(subject.getRDNs(BCStyle.O)[0].getFirst().getValue())
                .isInstanceOfSatisfying(
                        ASN1String.class, name -> assertThat(name.getString()).isEqualTo("#0500 SIA"));
    }
}
