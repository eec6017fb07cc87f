package org.eaddress.preview;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.notification.AddressBook;
import org.eaddress.hub.notification.AddressBook.Answer;
import org.eaddress.hub.notification.Channel;

/// Where Anna is told of her mail; Uldis gave no address.
public final class SampleAddresses {
    public static final UUID VERIFIED = new UUID(0, 1);
    public static final UUID WAITING = new UUID(0, 2);
    public static final String CODE = "123456";

    private SampleAddresses() {}

    static AddressBook addressBook() {
        AddressBook book = mock(AddressBook.class);
        when(book.of(SampleLetters.ANNA))
                .thenReturn(List.of(
                        channel(VERIFIED, "anna@mail.example", true),
                        channel(WAITING, "<b>ozola@mail.example", false)));
        when(book.folder()).thenReturn(Optional.of(Path.of("/data/notices")));
        when(book.offers(Channel.Kind.EMAIL)).thenReturn(true);
        when(book.add(any(), any(), anyString(), any())).thenReturn(Answer.CODE_SENT);
        when(book.add(any(), any(), eq("anna@mail"), any())).thenReturn(Answer.NOT_AN_ADDRESS);
        when(book.verify(any(), any(), anyString())).thenReturn(Answer.WRONG_CODE);
        when(book.verify(eq(SampleLetters.ANNA), eq(WAITING), eq(CODE))).thenReturn(Answer.VERIFIED);
        when(book.sendCode(any(), any())).thenReturn(Answer.TOO_OFTEN);
        when(book.speak(any(), any(), any())).thenReturn(Answer.CHANGED);
        when(book.remove(any(), any())).thenReturn(Answer.REMOVED);
        return book;
    }

    private static Channel channel(UUID id, String address, boolean verified) {
        return new Channel(
                id,
                SampleLetters.ANNA,
                Channel.Purpose.MAIL,
                Channel.Kind.EMAIL,
                address,
                Locale.of("lv"),
                verified ? Optional.of(SampleLetters.NOW) : Optional.empty());
    }
}
