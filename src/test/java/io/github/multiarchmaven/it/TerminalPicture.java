package io.github.multiarchmaven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The picture of a terminal in the README: an SVG with lines of a real run. {@code java TerminalPicture.java LOG SVG}
 * makes it.
 */
public final class TerminalPicture {

    /** What every run says, whatever is cached: the rest of such a line may differ. */
    private static final Pattern SHOWN = Pattern.compile(
            "^\\[INFO] (?:Building \\S+:\\S+ for .*|Built in [\\d.]+ m?s|  linux/\\S+ +sha256:.*|Built and proved .*|Loaded [^;]*)");

    private static final Pattern TEXT = Pattern.compile("<text [^>]*>([^<]*)</text>");
    private static final String PROMPT = "$ mvn verify";
    private static final int LINE = 20;

    private TerminalPicture() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), of(Files.readString(Path.of(arguments[0]))));
    }

    /** The picture of the run that has this log. */
    public static String of(String log) {
        List<String> lines = Stream.concat(Stream.of(PROMPT), shown(log)).toList();
        int height = (lines.size() + 2) * LINE;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 %1$d" width="960" height="%1$d" role="img" \
                aria-label="mvn verify builds, proves and loads the image" font-family="monospace" font-size="14">
                  <rect width="960" height="%1$d" rx="8" fill="#1e1e1e"/>
                """.formatted(height));
        for (int i = 0; i < lines.size(); i++) {
            svg.append("  <text x=\"20\" y=\"%d\" fill=\"%s\" xml:space=\"preserve\">%s</text>\n"
                    .formatted((i + 2) * LINE, i == 0 ? "#7ec87e" : "#ddd", lines.get(i)));
        }
        return svg.append("</svg>\n").toString();
    }

    /** The lines of a picture as a run would have them, with {@code #} for numbers and digests. */
    public static List<String> shape(String svg) {
        return TEXT.matcher(svg)
                .results()
                .map(text -> text.group(1)
                        .replaceAll("[0-9.]+ (k|M)?B", "# B")
                        .replaceAll("sha256:\\w+", "#")
                        .replaceAll("in [0-9.]+ m?s", "in #"))
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private static Stream<String> shown(String log) {
        return log.lines()
                .map(SHOWN::matcher)
                .filter(line -> line.find())
                .map(line -> line.group().replaceAll("(sha256:\\w{12})\\w+", "$1…"));
    }
}
