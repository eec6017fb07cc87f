package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a mailbox is entrusted in the portal, by a code.
final class Entrusting {
    private static final String HERE = "/settings/delegations";
    private static final Pattern CODE = Pattern.compile("The code is ([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})");
    private static final Pattern ACCEPTANCE = Pattern.compile("/([0-9a-f-]{36})/acceptance");

    private Entrusting() {}

    /// The owner entrusts it, the delegate accepts and looks at it; the id of the delegation.
    static String entrust(Visitor owner, Visitor delegate, String fields) {
        HttpResponse<String> page = owner.open(HERE);
        HttpResponse<String> offered =
                owner.press(HERE, page, fields + "&account=" + Visitor.hidden(page.body(), "account"));
        String id = accept(delegate, code(offered));
        assertThat(choose(delegate, id).statusCode()).isEqualTo(200);
        return id;
    }

    static String code(HttpResponse<String> page) {
        return found(CODE, page);
    }

    /// The id of what was offered by this code, and is accepted now.
    static String accept(Visitor delegate, String code) {
        HttpResponse<String> entered = delegate.press(HERE + "/code", delegate.open(HERE), "code=" + code);
        String id = found(ACCEPTANCE, entered);
        delegate.press("%s/%s/acceptance".formatted(HERE, id), entered, "");
        return id;
    }

    static HttpResponse<String> choose(Visitor person, String account) {
        return person.press("/mailboxes", person.open("/mailboxes"), "account=" + account);
    }

    static void revoke(Visitor owner, String id) {
        assertThat(owner.press("%s/%s/revocation".formatted(HERE, id), owner.open(HERE), "")
                        .body())
                .contains("It is taken back");
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
