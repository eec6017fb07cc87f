package org.eaddress.hub.directory;

/// The check digits of Latvian registration numbers and personal codes.
final class Codes {
    private static final int[] REGISTRATION_WEIGHTS = {9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1};
    private static final int[] PERSONAL_WEIGHTS = {10, 5, 8, 4, 2, 1, 6, 3, 7, 9};

    private Codes() {}

    static boolean isRegistrationNumber(String digits) {
        return weigh(digits, REGISTRATION_WEIGHTS) % 11 == 3;
    }

    /// Codes given since 2017 begin with 32 to 39 and carry no binding check digit.
    static boolean isPersonalCode(String written) {
        String digits = written.replace("-", "");
        boolean withoutBirthDate = digits.charAt(0) == '3' && digits.charAt(1) >= '2';
        return withoutBirthDate || (1 + weigh(digits, PERSONAL_WEIGHTS)) % 11 % 10 == digits.charAt(10) - '0';
    }

    private static int weigh(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }
}
