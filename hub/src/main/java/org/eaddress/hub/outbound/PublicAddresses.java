package org.eaddress.hub.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/// Finds the addresses of a host and refuses the host if any of them is not of the public internet. The connection
/// goes to the addresses found here and nowhere else: a name that means another a moment later gains nothing.
final class PublicAddresses implements Dns {
    private static final int BYTE = 0xff;

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = Dns.SYSTEM.lookup(host);
        if (!found.stream().allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("not a public address");
        }
        return found;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & BYTE;
        int second = bytes[1] & BYTE;
        return address instanceof Inet4Address
                ? isPublicV4(first, second, bytes[2] & BYTE)
                : isPublicV6(first, second, bytes);
    }

    /// The special ranges of RFC 6890 that Java has no name for.
    private static boolean isPublicV4(int first, int second, int third) {
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean relay = first == 192 && second == 88 && third == 99;
        boolean test = first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100))
                || first == 203 && second == 0 && third == 113;
        return first != 0 && first < 240 && !shared && !protocol && !relay && !test;
    }

    /// Only 2000::/3 is given out; in it, what carries an address of IPv4 or is for documentation is refused.
    private static boolean isPublicV6(int first, int second, byte[] bytes) {
        boolean global = (first & 0xe0) == 0x20;
        boolean carriesV4 = first == 0x20 && (second == 0x02 || (second == 0x01 && bytes[2] == 0 && bytes[3] == 0));
        boolean documentation =
                first == 0x20 && second == 0x01 && (bytes[2] & BYTE) == 0x0d && (bytes[3] & BYTE) == 0xb8;
        return global && !carriesV4 && !documentation;
    }
}
