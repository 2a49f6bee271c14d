package io.github.multiarchmaven.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which hosts are this machine, by their spelling alone: no name service is asked. */
public final class Loopback {

    private static final Pattern FORM =
            Pattern.compile("localhost|127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[?(?:0*:){2,7}0*1]?");

    private Loopback() {}

    /** As in a URI, without the port. */
    public static boolean is(String host) {
        return FORM.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
