package org.eaddress.hub.board.web;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// What the parties of cases are called on the board: organisations by their names, persons as persons. Who
/// runs the hub need not know who they are.
record Names(Map<EAddress, Account> accounts, Words words) {
    static Names of(Collection<Case> cases, Directory directory, Words words) {
        return new Names(
                directory.find(cases.stream()
                        .flatMap(one -> Stream.concat(Stream.of(one.sender()), one.recipient().stream()))
                        .filter(address -> !address.isOfPerson())
                        .collect(Collectors.toSet())),
                words);
    }

    String of(EAddress address) {
        return Optional.ofNullable(accounts.get(address))
                .map(account -> PlainText.line(account.name()))
                .orElseGet(() -> words.say("board.a-person"));
    }
}
