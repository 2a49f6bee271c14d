package io.github.multiarchmaven.process;

/**
 * One argument of a command: what the process gets and what people may read of it.
 *
 * @param value handed to the process
 * @param shown printed in its place
 */
public record Argument(String value, String shown) {

    /** An argument that anybody may read. */
    public static Argument shown(String value) {
        return new Argument(value, value);
    }

    /** {@code NAME=value} of which only the name is printed. */
    public static Argument hidden(String name, String value) {
        return new Argument(name + "=" + value, name + "=***");
    }

    @Override
    public String toString() {
        return shown;
    }
}
