package io.github.multiarchmaven.model;

/** The address of an engine or of a BuildKit as it may be shown. */
public final class PrintableAddress {

    private PrintableAddress() {}

    /** Without a user name and password that may be in it; whom ssh logs in is no secret. */
    public static String of(String address) {
        return address.matches("ssh://[^@:]*@[^@]*") ? address : address.replaceFirst("//.*@", "//***@");
    }
}
