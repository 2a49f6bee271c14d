package io.github.multiarchmaven.mojo;

import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.execution.MavenSession;

/**
 * Whether Maven hands on what a log line has of control sequences where its output is no terminal: before 3.10 jansi takes them
 * out, unless colours are asked for; what 3.6 has of jansi does so even then.
 */
record ControlSequences(MavenSession session) {

    private static final ComparableVersion WITH_COLOURS = new ComparableVersion("3.7");
    private static final ComparableVersion ALWAYS = new ComparableVersion("3.10");

    boolean areHandedOn() {
        ComparableVersion maven =
                new ComparableVersion(session.getSystemProperties().getProperty("maven.version", ""));
        boolean inColours = "always".equals(session.getUserProperties().getProperty("style.color"));
        return maven.compareTo(inColours ? WITH_COLOURS : ALWAYS) >= 0;
    }
}
