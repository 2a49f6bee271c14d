package io.github.multiarchmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalPictureTest {

    private static final String LOG = """
            [INFO] Building app 1.0
            [INFO] Building acme/app:1.0 for linux/amd64
            [INFO] Built in 2.5 s; linux/amd64 0.6 s; 0 of 6 steps cached
            [INFO]   linux/amd64    sha256:0123456789abcdef0123       2.1 MB
            [INFO] Built and proved acme/app:1.0 for linux/amd64: sha256:abcdef0123456789abcd
            [INFO] It is in /somewhere/layout
            [INFO] Loaded acme/app:1.0 for linux/amd64 into the engine; to run it: docker run --rm acme/app:1.0
            """;

    @Test
    void aPictureShowsWhatWasSaidAndNothingOfTheMachine() {
        assertThat(TerminalPicture.of(LOG))
                .contains(">[INFO] Built in 2.5 s<", "sha256:0123456789ab…       2.1 MB<", ">$ mvn verify<")
                .doesNotContain("somewhere");
    }

    @Test
    void picturesOfTwoRunsHaveOneShape() {
        String other = LOG.replace("2.5 s", "310 ms")
                .replace("0123456789abcdef", "9999999999abcdef")
                .replace("2.1 MB", "980 kB");

        assertThat(TerminalPicture.shape(TerminalPicture.of(other)))
                .isEqualTo(TerminalPicture.shape(TerminalPicture.of(LOG)));
        assertThat(TerminalPicture.shape(TerminalPicture.of(LOG.replace("proved", "believed"))))
                .isNotEqualTo(TerminalPicture.shape(TerminalPicture.of(LOG)));
    }
}
