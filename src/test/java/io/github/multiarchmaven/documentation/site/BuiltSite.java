package io.github.multiarchmaven.documentation.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The site that was built, and the links in it that lead nowhere. {@code java BuiltSite.java FOLDER} ends with 1 where
 * there are any.
 *
 * @param folder with its {@code index.html}
 */
public record BuiltSite(Path folder) {

    private static final Pattern LINK = Pattern.compile("\\b(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("^(?:[a-z]+:|//).*");

    public static void main(String[] arguments) throws IOException {
        List<String> broken = new BuiltSite(Path.of(arguments[0])).broken();
        broken.forEach(link -> System.err.println("leads nowhere: " + link));
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    /** Each as {@code page -> link}, of pages that are there. */
    public List<String> broken() throws IOException {
        if (!Files.isRegularFile(folder.resolve("index.html"))) {
            return List.of("there is no index.html in " + folder);
        }
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .filter(link -> !ELSEWHERE.matcher(link).matches() && !resolves(page, link))
                    .forEach(link -> broken.add(folder.relativize(page) + " -> " + link));
        }
        return broken;
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean resolves(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.isRegularFile(target)) {
            return false;
        }
        String anchor = link.substring(hash + 1);
        return hash < 0 || anchor.isEmpty() || text(target).contains("id=\"" + anchor + "\"");
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + page, e);
        }
    }
}
