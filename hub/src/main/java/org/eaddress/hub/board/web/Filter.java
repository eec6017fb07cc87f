package org.eaddress.hub.board.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.board.Actor;
import org.eaddress.hub.board.CaseKind;
import org.eaddress.hub.board.Search;
import org.eaddress.hub.board.Search.Owners;

/// What of the board a person wants to see, as its address says it. What it does not know it takes for
/// nothing said.
record Filter(Optional<String> kind, Optional<String> owner, Optional<String> state) {
    private static final String MINE = "mine";
    private static final String NOBODY = "nobody";
    private static final String CLOSED = "closed";

    /// One of the words above the list; `current` when it is the one in force.
    record Choice(String key, String query, boolean current) {}

    Search search(Actor actor, Optional<UUID> after) {
        return new Search(!isClosed(), known(), owners(actor), after);
    }

    boolean isClosed() {
        return state.filter(CLOSED::equals).isPresent();
    }

    private Optional<CaseKind> known() {
        return Arrays.stream(CaseKind.values())
                .filter(one -> kind.filter(one.code()::equals).isPresent())
                .findFirst();
    }

    private Owners owners(Actor actor) {
        return switch (owner.orElse("")) {
            case MINE -> actor.eAddress().<Owners>map(Owners.Of::new).orElse(new Owners.Nobody());
            case NOBODY -> new Owners.Nobody();
            default -> new Owners.All();
        };
    }

    public List<Choice> kinds() {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("board.kind.all", with("kind", ""), known().isEmpty()));
        for (CaseKind one : CaseKind.values()) {
            all.add(new Choice(
                    "board.kind." + one.code(),
                    with("kind", one.code()),
                    known().filter(one::equals).isPresent()));
        }
        return all;
    }

    public List<Choice> owners() {
        String now = owner.filter(List.of(MINE, NOBODY)::contains).orElse("");
        return List.of(
                new Choice("board.owner.all", with("owner", ""), now.isEmpty()),
                new Choice("board.owner.mine", with("owner", MINE), now.equals(MINE)),
                new Choice("board.owner.nobody", with("owner", NOBODY), now.equals(NOBODY)));
    }

    public List<Choice> states() {
        return List.of(
                new Choice("board.state.open", with("state", ""), !isClosed()),
                new Choice("board.state.closed", with("state", CLOSED), isClosed()));
    }

    /// The query of the address, with one of its words changed.
    private String with(String name, String value) {
        return query(
                name.equals("kind") ? value : known().map(CaseKind::code).orElse(""),
                name.equals("owner")
                        ? value
                        : owner.filter(List.of(MINE, NOBODY)::contains).orElse(""),
                name.equals("state") ? value : isClosed() ? CLOSED : "");
    }

    /// The query of the address as it is.
    public String query() {
        return with("", "");
    }

    private static String query(String kind, String owner, String state) {
        List<String> parts = new ArrayList<>();
        if (!kind.isEmpty()) {
            parts.add("kind=" + kind);
        }
        if (!owner.isEmpty()) {
            parts.add("owner=" + owner);
        }
        if (!state.isEmpty()) {
            parts.add("state=" + state);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
