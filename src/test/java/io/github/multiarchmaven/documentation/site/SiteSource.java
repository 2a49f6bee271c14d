package io.github.multiarchmaven.documentation.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lays out what the site is made of. The pages of {@code docs} become its pages, {@code README.md} and its like their
 * neighbours, and other files that a page links are taken along. {@code java SiteSource.java PROJECT FOLDER}.
 *
 * @param project the folder with {@code docs}
 * @param target what the site plugin takes as its source; what was there is replaced
 */
public record SiteSource(Path project, Path target) {

    private static final List<String> AT_THE_TOP = List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md");
    private static final Pattern LINK = Pattern.compile("(?<=]\\()(?![a-z]+:|#)([^)#\\s]+)");
    private static final Pattern HEADING = Pattern.compile("^(#{1,6} +)(.+)$");

    public SiteSource {
        project = project.toAbsolutePath().normalize();
        target = target.toAbsolutePath().normalize();
    }

    public static void main(String[] arguments) throws IOException {
        new SiteSource(Path.of(arguments[0]), Path.of(arguments[1])).write();
    }

    /** What a link to a heading has after the {@code #}, as GitHub makes it of the heading's text. */
    public static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Writes everything. */
    public void write() throws IOException {
        for (Path old : files(target).toList()) {
            Files.delete(old);
        }
        copy(project.resolve("src/site/site.xml"), target.resolve("site.xml"));
        Path docs = project.resolve("docs");
        Stream<Path> pages = Stream.concat(AT_THE_TOP.stream().map(project::resolve), files(docs));
        for (Path page : pages.toList()) {
            if (page.toString().endsWith(".md")) {
                Path written = target.resolve("markdown").resolve(inSite(page));
                Files.createDirectories(written.getParent());
                Files.writeString(written, written(page));
            } else {
                copy(page, resource(page));
            }
        }
    }

    private String written(Path page) throws IOException {
        StringBuilder text = new StringBuilder();
        Set<String> anchors = new HashSet<>();
        String fence = "";
        for (String line : Files.readString(page).lines().toList()) {
            String start = line.strip().startsWith("```") ? line.strip().replaceFirst("[^`].*", "") : "";
            if (!start.isEmpty() && (fence.isEmpty() || fence.equals(start))) {
                fence = fence.isEmpty() ? start : "";
            }
            boolean code = !fence.isEmpty() || !start.isEmpty();
            text.append(code ? line : linked(page, headed(line, anchors))).append('\n');
        }
        return text.toString();
    }

    /** The site plugin names headings in a way of its own, without which the pages' links lead nowhere. */
    private static String headed(String line, Set<String> anchors) {
        Matcher heading = HEADING.matcher(line);
        if (!heading.matches()) {
            return line;
        }
        String anchor = anchor(heading.group(2));
        return anchor.equals(heading.group(2)) || !anchors.add(anchor)
                ? line
                : heading.group(1) + "<a id=\"" + anchor + "\"></a>" + heading.group(2);
    }

    private String linked(Path page, String line) throws IOException {
        Matcher links = LINK.matcher(line);
        for (String link : links.results().map(MatchResult::group).toList()) {
            Path linked = page.resolveSibling(link).normalize();
            if (!link.endsWith(".md") && Files.isRegularFile(linked)) {
                copy(linked, resource(linked));
            }
        }
        return links.reset().replaceAll(link -> Matcher.quoteReplacement(moved(page, link.group())));
    }

    private String moved(Path page, String link) {
        Path from = inSite(page).resolveSibling("here");
        Path to = inSite(page.resolveSibling(link).normalize());
        return from.resolveSibling("").relativize(to).toString().replace('\\', '/');
    }

    private Path resource(Path file) {
        return target.resolve("resources").resolve(inSite(file));
    }

    /** Where something is in the site: {@code docs} is its top. */
    private Path inSite(Path file) {
        Path docs = project.resolve("docs");
        return (file.startsWith(docs) ? docs : project).relativize(file);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Stream<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }
}
