package io.github.multiarchmaven.registry.wire;

import java.security.cert.CertificateException;

/** Tells a certificate that is not trusted from everything else that can go wrong with TLS. */
public final class Untrusted {

    private Untrusted() {}

    /** Whether the certificate is the reason: its issuer, its date, or the host that it is for. */
    public static boolean is(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }
}
