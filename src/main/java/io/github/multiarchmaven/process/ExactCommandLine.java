package io.github.multiarchmaven.process;

import org.apache.commons.exec.CommandLine;

/**
 * Hands program and arguments over as they are. {@code CommandLine.addArgument(x, false)} still trims (commons-exec 1.6.0,
 * {@code CommandLine.Argument}), and a build argument may well begin or end with a space.
 */
final class ExactCommandLine extends CommandLine {

    private final Command command;

    ExactCommandLine(Command command) {
        super(command.program());
        this.command = command;
    }

    @Override
    public String getExecutable() {
        return command.program();
    }

    @Override
    public String[] getArguments() {
        return command.arguments().stream().map(Argument::value).toArray(String[]::new);
    }

    @Override
    public String[] toStrings() {
        String[] arguments = getArguments();
        String[] all = new String[arguments.length + 1];
        all[0] = getExecutable();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    /** As it may be printed. */
    @Override
    public String toString() {
        return command.toString();
    }
}
