package org.eaddress.hub.access;

import java.util.List;
import java.util.Locale;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/// What an access token says (RFC 9068): who calls and for which account, so that no call need look it up again.
@Component
final class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    static final String TYPE = "at+jwt";
    static final String SCOPE = "scope";
    static final String CLIENT_ID = "client_id";
    static final String E_ADDRESS = "e_address";
    static final String NAME = "name";
    static final String KIND = "kind";
    /// The id of the key by which the client got it: with the key, the token ceases to be good.
    static final String KEY_ID = "key_id";
    /// The consent by which an application acts for a person; machines that act for themselves have none.
    static final String CONSENT = "consent";

    private final Directory directory;
    private final AccessSettings settings;

    AccessTokenClaims(Directory directory, AccessSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        MachineClient machine = RegisteredMachines.machine(context.getRegisteredClient());
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256).type(TYPE);
        context.getClaims()
                .audience(List.of(settings.apiAudience()))
                .claim(SCOPE, String.join(" ", context.getAuthorizedScopes()))
                .claim(CLIENT_ID, machine.clientId())
                .claim(KEY_ID, keyId(context));
        Account account = directory
                .find(machine.eAddress())
                .filter(found -> !found.isClosed())
                .orElseThrow(AccessTokenClaims::withoutAccount);
        ConsentGrant.granted(context.getAuthorizationGrant())
                .ifPresentOrElse(granted -> byConsent(context, granted), () -> forItself(context, account));
        AskedBinding.of(context.getAuthorizationGrant())
                .ifPresent(binding -> context.getClaims().claim(Binding.CLAIM, binding.claim()));
    }

    private static void forItself(JwtEncodingContext context, Account account) {
        context.getClaims()
                .claim(E_ADDRESS, account.eAddress().value())
                .claim(NAME, account.name())
                .claim(KIND, account.kind().name().toLowerCase(Locale.ROOT));
    }

    /// Nothing of the person stands in it: by the consent the hub knows her, and nobody else does.
    private static void byConsent(JwtEncodingContext context, Consented.Granted granted) {
        String consent = granted.consent().toString();
        context.getClaims().subject(consent).claim(CONSENT, consent);
    }

    private static String keyId(JwtEncodingContext context) {
        Authentication client = context.getPrincipal();
        return switch (client == null ? null : client.getCredentials()) {
            case Jwt assertion
            when assertion.getHeaders().get(ClientAssertions.KEY_ID) instanceof String keyId -> keyId;
            case CertificateClients.Known known -> known.keyId();
            case null, default -> throw new IllegalStateException("the client came without a key");
        };
    }

    private static OAuth2AuthenticationException withoutAccount() {
        return new OAuth2AuthenticationException(new OAuth2Error(
                OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "the account of this client is closed or does not exist", null));
    }
}
