package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawSmoke;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The element {@code <smoke>}: what is run in the image of every platform, and what it has to come to. */
public final class SmokeParameters {

    /**
     * Words of a command, each as an element, that is run instead of what the image starts. No shell reads them. Default: what
     * the image starts.
     */
    @Parameter
    private @Nullable List<@Nullable String> command;

    /** Arguments for the image's own {@code ENTRYPOINT}, each as an element, instead of its {@code CMD}. */
    @Parameter
    private @Nullable List<@Nullable String> entrypointArgs;

    /** The exit code with which it has to end, 0 to 255. Default: {@code 0}. */
    @Parameter
    private @Nullable Integer exitCode;

    /** A text that has to occur in what it writes to standard output and standard error. */
    @Parameter
    private @Nullable String output;

    /** A regular expression ({@code java.util.regex.Pattern}) that has to be found there; {@code ^} and {@code $} are the bounds of lines. */
    @Parameter
    private @Nullable String outputPattern;

    /** For a server: a text in the line that it writes when it has started up. It is ended then, and has passed. */
    @Parameter
    private @Nullable String startup;

    /** The same as a regular expression. */
    @Parameter
    private @Nullable String startupPattern;

    /**
     * How long it may take on each platform: {@code 90s}, {@code 5m}; a number without a unit is seconds. Emulated programs are
     * slow. Default: {@code 2m}.
     */
    @Parameter
    private @Nullable String timeout;

    /**
     * Environment variables besides those of the image. This plugin does not print the values, but they are no secrets:
     * {@code mvn -X} shows them.
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> environment;

    /** What it can reach: {@code none}; {@code default}, what steps of a build can; {@code host}. Default: {@code none}. */
    @Parameter
    private @Nullable String network;

    RawSmoke toRaw() {
        return new RawSmoke(
                Optional.ofNullable(command).map(BuildMojo::listOf),
                Optional.ofNullable(entrypointArgs).map(BuildMojo::listOf),
                Optional.ofNullable(exitCode),
                Optional.ofNullable(output),
                Optional.ofNullable(outputPattern),
                Optional.ofNullable(startup),
                Optional.ofNullable(startupPattern),
                Optional.ofNullable(timeout),
                BuildMojo.mapOf(environment),
                Optional.ofNullable(network));
    }
}
