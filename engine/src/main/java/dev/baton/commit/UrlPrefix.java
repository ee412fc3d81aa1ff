package dev.baton.commit;

import java.net.URI;
import java.util.Locale;

/// Whether a URL begins like another one, part by part: a text comparison would take `https://a.example.evil/` for
/// something at `https://a.example`.
final class UrlPrefix {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final String SLASH = "/";

    private UrlPrefix() {}

    /// Whether a URL has the scheme, host and port of a prefix and a path below its path. A path with `..` or escaped
    /// characters, which servers read in different ways, matches a prefix without a path only.
    static boolean matches(URI prefix, URI url) {
        String above = path(prefix);
        String below = path(url);
        boolean isWhole = above.equals(SLASH);
        boolean isPlain = below.indexOf('%') < 0 && url.normalize().getRawPath().equals(url.getRawPath())
                && below.indexOf(';') < 0;
        String folder = above.endsWith(SLASH) ? above : above + SLASH;
        return lower(prefix.getScheme()).equals(lower(url.getScheme()))
                && lower(prefix.getHost()).equals(lower(url.getHost())) && port(prefix) == port(url)
                && url.getRawUserInfo() == null
                && (isWhole || (isPlain && (below.equals(above) || below.startsWith(folder))));
    }

    private static String path(URI url) {
        String path = url.getRawPath();
        return path == null || path.isEmpty() ? SLASH : path;
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : lower(url.getScheme()).equals("https") ? HTTPS : HTTP;
    }

    private static String lower(String part) {
        return part.toLowerCase(Locale.ROOT);
    }
}
