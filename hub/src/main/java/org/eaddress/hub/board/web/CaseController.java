package org.eaddress.hub.board.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.board.Board;
import org.eaddress.hub.board.BoardPolicy;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.board.CaseRefused;
import org.eaddress.hub.board.Deed;
import org.eaddress.hub.board.Redirects;
import org.eaddress.hub.board.web.BoardCaller.Seat;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One case, and what is done about it. Each deed is a form of its own, and every one leads back to the page.
@Controller
@RequestMapping("/board/{caseId}")
class CaseController {
    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private final Board board;
    private final Redirects redirects;
    private final BoardCaller callers;
    private final BoardPolicy policy;
    private final Directory directory;
    private final Languages languages;
    private final Clock clock;

    CaseController(
            Board board,
            Redirects redirects,
            BoardCaller callers,
            BoardPolicy policy,
            Directory directory,
            Languages languages,
            Clock clock) {
        this.board = board;
        this.redirects = redirects;
        this.callers = callers;
        this.policy = policy;
        this.directory = directory;
        this.languages = languages;
        this.clock = clock;
    }

    @GetMapping
    String page(Caller caller, @PathVariable UUID caseId, Locale locale, Model model) {
        Seat seat = seat(caller);
        Case one = find(seat, caseId);
        Words words = languages.in(locale);
        Set<Deed> may = seat.viewer().mayDo(one);
        LocalDate today = clock.instant().atZone(RIGA).toLocalDate();
        model.addAttribute("owner", PlainText.line(caller.name()));
        model.addAttribute(
                "stuck",
                CasePage.of(
                        one,
                        board.actions(one),
                        may,
                        may.contains(Deed.REDIRECTED) ? redirects.targets(one) : List.of(),
                        Names.of(List.of(one), directory, words),
                        words,
                        clock.instant()));
        model.addAttribute("earliest", today.plusDays(1));
        model.addAttribute("latest", today.plusDays(policy.mostAhead().toDays()));
        model.addAttribute("longest", policy.note());
        return "board/case";
    }

    /// The sealed statement of an action, as a file.
    @GetMapping("/actions/{actionId}")
    ResponseEntity<String> evidence(Caller caller, @PathVariable UUID caseId, @PathVariable UUID actionId) {
        Case one = find(seat(caller), caseId);
        Evidence sealed = board.evidence(one, actionId).orElseThrow(BoardController::nothingHere);
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "jose"))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("action-" + actionId + ".jws")
                                .build()
                                .toString())
                .body(sealed.jws());
    }

    @PostMapping("/take")
    String take(Caller caller, @PathVariable UUID caseId, RedirectAttributes answer) {
        Seat seat = seat(caller);
        return done(seat, caseId, Deed.TOOK, answer, one -> board.take(one, seat.viewer(), seat.actor()));
    }

    @PostMapping("/plan")
    String plan(
            Caller caller,
            @PathVariable UUID caseId,
            @RequestParam String on,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes answer) {
        Seat seat = seat(caller);
        return done(
                seat,
                caseId,
                Deed.PLANNED,
                answer,
                one -> board.plan(one, seat.viewer(), seat.actor(), startOf(on), written(note)));
    }

    @PostMapping("/retry")
    String retry(Caller caller, @PathVariable UUID caseId, RedirectAttributes answer) {
        Seat seat = seat(caller);
        return done(seat, caseId, Deed.RETRIED, answer, one -> board.retry(one, seat.viewer(), seat.actor()));
    }

    @PostMapping("/reroute")
    String reroute(Caller caller, @PathVariable UUID caseId, RedirectAttributes answer) {
        Seat seat = seat(caller);
        return done(seat, caseId, Deed.REROUTED, answer, one -> board.reroute(one, seat.viewer(), seat.actor()));
    }

    @PostMapping("/redirect")
    String redirect(
            Caller caller,
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes answer) {
        Seat seat = seat(caller);
        return done(
                seat,
                caseId,
                Deed.REDIRECTED,
                answer,
                one -> redirects.redirect(one, seat.viewer(), seat.actor(), to, written(reason)));
    }

    @PostMapping("/give-up")
    String giveUp(
            Caller caller,
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes answer) {
        Seat seat = seat(caller);
        return done(
                seat,
                caseId,
                Deed.GAVE_UP,
                answer,
                one -> board.giveUp(one, seat.viewer(), seat.actor(), written(reason)));
    }

    private String done(Seat seat, UUID caseId, Deed deed, RedirectAttributes answer, Consumer<Case> act) {
        Case one = find(seat, caseId);
        try {
            act.accept(one);
            answer.addFlashAttribute("done", deed.code());
        } catch (CaseRefused refused) {
            answer.addFlashAttribute("refused", refused.why().name());
        }
        return "redirect:/board/" + one.id();
    }

    private Case find(Seat seat, UUID caseId) {
        return board.find(seat.viewer(), caseId).orElseThrow(BoardController::nothingHere);
    }

    private Seat seat(Caller caller) {
        return callers.seat(caller).orElseThrow(BoardController::nothingHere);
    }

    /// What is no day lies out of range.
    private static Instant startOf(String day) {
        try {
            return LocalDate.parse(day).atStartOfDay(RIGA).toInstant();
        } catch (DateTimeException notADay) {
            return Instant.EPOCH;
        }
    }

    private static Optional<String> written(String text) {
        return Optional.of(PlainText.line(text)).filter(line -> !line.isEmpty());
    }
}
