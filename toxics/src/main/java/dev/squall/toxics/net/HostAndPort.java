package dev.squall.toxics.net;

import dev.squall.toxics.net.Address.Parsing;
import java.util.Optional;

/** Takes {@code host:port} and {@code [host]:port} apart. A port may be a number or the name of a well-known service. */
final class HostAndPort {
    private HostAndPort() {}

    static Parsing parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return wrong(text, "missing port in address");
        }
        if (text.charAt(0) != '[') {
            return text.indexOf(':') < colon
                    ? wrong(text, "too many colons in address")
                    : withoutBrackets(text, text.substring(0, colon), colon);
        }
        int end = text.indexOf(']');
        if (end < 0) {
            return wrong(text, "missing ']' in address");
        }
        if (end + 1 == text.length() || end + 1 != colon) {
            boolean several = end + 1 < text.length() && text.charAt(end + 1) == ':';
            return wrong(text, several ? "too many colons in address" : "missing port in address");
        }
        return withoutBrackets(text, text.substring(1, end), colon);
    }

    private static Parsing withoutBrackets(String text, String host, int colon) {
        int from = text.charAt(0) == '[' ? 1 : 0;
        if (text.indexOf('[', from) >= 0) {
            return wrong(text, "unexpected '[' in address");
        }
        if (host.indexOf(']') >= 0 || text.indexOf(']', from == 0 ? 0 : host.length() + 2) >= 0) {
            return wrong(text, "unexpected ']' in address");
        }
        return port(host, text.substring(colon + 1));
    }

    private static Parsing port(String host, String port) {
        String digits = port.startsWith("+") || port.startsWith("-") ? port.substring(1) : port;
        if (!digits.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            return service(port)
                    .<Parsing>map(number -> new Parsing.Parsed(new Address.Tcp(host, number)))
                    .orElseGet(() -> new Parsing.Wrong("lookup tcp/" + port + ": unknown port"));
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        boolean tooLarge =
                significant.length() > 5 || (!significant.isEmpty() && Integer.parseInt(significant) > 0xffff);
        boolean negative = port.startsWith("-") && !significant.isEmpty() && !significant.equals("0");
        if (tooLarge || negative) {
            return new Parsing.Wrong("address " + port + ": invalid port");
        }
        return new Parsing.Parsed(new Address.Tcp(host, significant.isEmpty() ? 0 : Integer.parseInt(significant)));
    }

    private static Optional<Integer> service(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "ftp" -> 21;
                    case "ssh" -> 22;
                    case "telnet" -> 23;
                    case "smtp" -> 25;
                    case "domain" -> 53;
                    case "gopher" -> 70;
                    case "http" -> 80;
                    case "pop3" -> 110;
                    case "imap2" -> 143;
                    case "imap3" -> 220;
                    case "https" -> 443;
                    case "submissions" -> 465;
                    case "ftps" -> 990;
                    case "imaps" -> 993;
                    case "pop3s" -> 995;
                    default -> null;
                });
    }

    private static Parsing wrong(String address, String what) {
        return new Parsing.Wrong("address " + address + ": " + what);
    }
}
