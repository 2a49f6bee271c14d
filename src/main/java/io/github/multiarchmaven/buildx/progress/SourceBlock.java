package io.github.multiarchmaven.buildx.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The excerpt of the Dockerfile that buildx prints before its last error, the only place that says which lines are meant
 * ({@code Print} in BuildKit's {@code solver/errdefs/source.go}):
 *
 * <pre>
 * Dockerfile:2
 * --------------------
 *    1 |     FROM alpine
 *    2 | &gt;&gt;&gt; RUN false
 * --------------------
 * </pre>
 *
 * @param lines the marked ones; empty if there is no excerpt
 */
record SourceBlock(List<Line> lines) {

    private static final Pattern RULE = Pattern.compile("-{10,}");
    private static final Pattern MARKED = Pattern.compile("\\s*([0-9]{1,6}) \\| >>>(?: (.*))?");
    private static final Pattern CONTEXT = Pattern.compile("\\s*[0-9]{1,6} \\|.*");

    /** @param number counted from 1 */
    record Line(int number, String text) {}

    /** The first excerpt among these lines. */
    static SourceBlock in(List<String> plainLines) {
        List<Line> marked = new ArrayList<>();
        boolean inside = false;
        for (String line : plainLines) {
            if (RULE.matcher(line).matches()) {
                if (inside) {
                    break;
                }
                inside = true;
            } else if (inside && CONTEXT.matcher(line).matches()) {
                addIfMarked(line, marked);
            } else {
                inside = false;
            }
        }
        return new SourceBlock(List.copyOf(marked));
    }

    private static void addIfMarked(String line, List<Line> marked) {
        Matcher matcher = MARKED.matcher(line);
        if (matcher.matches()) {
            String text = matcher.group(2);
            marked.add(new Line(Integer.parseInt(matcher.group(1)), text == null ? "" : text));
        }
    }
}
