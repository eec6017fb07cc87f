package org.eaddress.hub.board.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.board.Board;
import org.eaddress.hub.board.BoardPolicy;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.board.web.BoardCaller.Seat;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The board: the list of cases, and the same as a file.
@Controller
class BoardController {
    private static final int ROWS = 50;

    private final Board board;
    private final BoardCaller callers;
    private final BoardPolicy policy;
    private final Directory directory;
    private final Languages languages;
    private final Clock clock;

    BoardController(
            Board board,
            BoardCaller callers,
            BoardPolicy policy,
            Directory directory,
            Languages languages,
            Clock clock) {
        this.board = board;
        this.callers = callers;
        this.policy = policy;
        this.directory = directory;
        this.languages = languages;
        this.clock = clock;
    }

    @GetMapping("/board")
    String list(
            Caller caller,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> owner,
            @RequestParam Optional<String> state,
            @RequestParam Optional<UUID> after,
            Locale locale,
            Model model) {
        Seat seat = callers.seat(caller).orElseThrow(BoardController::nothingHere);
        Filter filter = new Filter(kind, owner, state);
        Words words = languages.in(locale);
        List<Case> cases = board.list(seat.viewer(), filter.search(seat.actor(), after), ROWS);
        Names names = Names.of(cases, directory, words);
        model.addAttribute("owner", PlainText.line(caller.name()));
        model.addAttribute("filter", filter);
        model.addAttribute("operator", seat.isOperator());
        model.addAttribute(
                "rows",
                cases.stream()
                        .map(one -> Row.of(one, names, words, clock.instant()))
                        .toList());
        model.addAttribute("first", after.isEmpty());
        model.addAttribute(
                "next", cases.size() < ROWS ? "" : cases.getLast().id().toString());
        return "board/list";
    }

    @GetMapping("/board/export")
    ResponseEntity<byte[]> export(
            Caller caller,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> owner,
            @RequestParam Optional<String> state,
            Locale locale) {
        Seat seat = callers.seat(caller).orElseThrow(BoardController::nothingHere);
        List<Case> cases = board.list(
                seat.viewer(),
                new Filter(kind, owner, state).search(seat.actor(), Optional.empty()),
                policy.exported());
        String text = Export.of(cases, Names.of(cases, directory, languages.in(locale)));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("board.csv")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
