package io.github.multiarchmaven.buildx.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds an instruction in the Dockerfile by its text, for want of an excerpt: unsure where it does not stand exactly once. */
final class DockerfileLines {

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\s*$");

    private DockerfileLines() {}

    static List<SourceBlock.Line> of(String instruction, String dockerfile) {
        List<List<SourceBlock.Line>> found = instructions(dockerfile).stream()
                .filter(lines -> joined(lines).equalsIgnoreCase(normal(instruction)))
                .toList();
        return found.size() == 1 ? found.get(0) : List.of();
    }

    private static List<List<SourceBlock.Line>> instructions(String dockerfile) {
        List<List<SourceBlock.Line>> all = new ArrayList<>();
        List<SourceBlock.Line> current = new ArrayList<>();
        int number = 0;
        for (String text : dockerfile.lines().toList()) {
            number++;
            current.add(new SourceBlock.Line(number, text));
            if (!CONTINUED.matcher(text).find()) {
                all.add(List.copyOf(current));
                current.clear();
            }
        }
        return all;
    }

    private static String joined(List<SourceBlock.Line> lines) {
        Stream<String> parts =
                lines.stream().map(line -> CONTINUED.matcher(line.text()).replaceFirst(" "));
        return normal(String.join("", parts.toList()));
    }

    private static String normal(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
