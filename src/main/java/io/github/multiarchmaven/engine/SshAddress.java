package io.github.multiarchmaven.engine;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine behind {@code ssh://[user@]host[:port][/path/of/docker.sock]}, reached as the docker command does it: the ssh
 * of this machine runs {@code docker system dial-stdio} over there (docker/cli, {@code cli/connhelper}).
 */
final class SshAddress {

    /** Taken apart here: to Java, a name with an underscore, as it may stand in {@code ~/.ssh/config}, is no host. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:([^@]*)@)?(?:\\[([^\\]]+)]|([^@:\\[\\]]+))(?::([0-9]+))?");

    private static final int USER = 1;
    private static final int IPV6 = 2;
    private static final int HOST = 3;
    private static final int PORT = 4;

    private final URI uri;
    private final Matcher authority;

    SshAddress(URI uri) {
        this.uri = uri;
        this.authority =
                AUTHORITY.matcher(Optional.ofNullable(uri.getAuthority()).orElse(""));
        authority.matches();
    }

    /** What speaks against it; empty if nothing does. The words are about the address, which is not in them. */
    Optional<String> fault() {
        if (!authority.matches()) {
            return Optional.of("it names no host");
        }
        if (user().filter(user -> user.contains(":")).isPresent()) {
            return Optional.of("it has a password in it, which ssh takes from no address");
        }
        return uri.getRawQuery() == null && uri.getRawFragment() == null
                ? Optional.empty()
                : Optional.of("something follows its path");
    }

    /**
     * What is run. {@code BatchMode}: in a build there is nobody to answer a question; whoever wants to be asked connects
     * by hand before.
     */
    List<String> command() {
        List<String> words = new ArrayList<>(List.of("ssh", "-o", "ConnectTimeout=30", "-o", "BatchMode=yes", "-T"));
        user().ifPresent(user -> words.addAll(List.of("-l", user)));
        port().ifPresent(port -> words.addAll(List.of("-p", port)));
        words.addAll(List.of("--", host(), "docker"));
        if (uri.getPath() != null && uri.getPath().length() > 1) {
            words.addAll(List.of("--host", quoted("unix://" + uri.getPath())));
        }
        words.addAll(List.of("system", "dial-stdio"));
        return words;
    }

    /** What a user would type to see whether it works. */
    String byHand() {
        return "ssh " + port().map(port -> "-p " + port + " ").orElse("")
                + user().map(user -> user + "@").orElse("") + host();
    }

    private Optional<String> user() {
        return Optional.ofNullable(authority.group(USER));
    }

    String host() {
        return Optional.ofNullable(authority.group(IPV6)).orElseGet(() -> authority.group(HOST));
    }

    private Optional<String> port() {
        return Optional.ofNullable(authority.group(PORT));
    }

    /** For the shell over there, to which ssh gives all words as one line. */
    private static String quoted(String word) {
        return word.matches("[\\w./:@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
