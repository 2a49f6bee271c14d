package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.model.Revision;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The labels that a POM has for its images, under the names of the OCI image specification ("Annotations",
 * "Pre-Defined Annotation Keys").
 *
 * @param revision of the sources, if it is known
 * @param created the time that the project gives to everything; a time of the build would make each build another image
 */
record ProjectLabels(MavenProject project, Optional<Revision> revision, Optional<Instant> created) {

    private static final String PREFIX = "org.opencontainers.image.";

    /** From the slashes to the last of the signs that end a login: a password may have some itself. */
    private static final Pattern LOGIN = Pattern.compile("//[^/?#]*@");

    /** What a login leaves that has signs which it may not have: a port that is none, and the end of a login behind it. */
    private static final Pattern REST_OF_LOGIN = Pattern.compile("//[^/?#]*:(?!\\d*[/?#]).*@");

    /** A login in the query, such as {@code private_token} of GitLab. */
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("[?&;#][^=&;]*(?:token|secret|passw|key|auth)[^=&;]*=", Pattern.CASE_INSENSITIVE);

    /** A login where the slashes were forgotten, or one of them. In {@code scm:git:git@host:path} there is no scheme before it. */
    private static final Pattern WITHOUT_SLASHES = Pattern.compile("(?:scm:\\w+:)?+[\\w+.-]+:/?[^/?#]*@.*");

    /** Those that the POM has something for. */
    Map<String, String> all() {
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "title", Optional.ofNullable(project.getName()));
        put(labels, "version", Optional.ofNullable(project.getVersion()));
        put(labels, "revision", revision.map(Revision::toString));
        put(labels, "created", created.map(Instant::toString));
        put(labels, "url", address(project.getUrl()));
        put(labels, "source", repository().flatMap(ProjectLabels::address));
        put(labels, "licenses", licenses(project.getLicenses()));
        return labels;
    }

    /**
     * As the POM has it that names it: where a module inherits it, Maven appends the module's name (its documentation of
     * inheritance), and no host has such a repository.
     */
    private Optional<String> repository() {
        return Stream.iterate(project, Objects::nonNull, MavenProject::getParent)
                .filter(each -> url(each.getOriginalModel()).isPresent())
                .findFirst()
                .or(() -> Optional.of(project))
                .flatMap(each -> url(each.getModel()));
    }

    private static Optional<String> url(@Nullable Model model) {
        return Optional.ofNullable(model).map(Model::getScm).map(Scm::getUrl);
    }

    private static void put(Map<String, String> labels, String name, Optional<String> text) {
        text.map(any -> any.strip().replaceAll("\\s+", " "))
                .filter(any -> !any.isEmpty())
                .ifPresent(any -> labels.put(PREFIX + name, any));
    }

    /**
     * Without the login that the address of a job's checkout may have, such as {@code CI_REPOSITORY_URL} of GitLab. It is looked for
     * in the text: of {@code scm:git:https://…}, and of a host with an underscore, {@link URI} knows none.
     */
    private static Optional<String> address(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            String address = LOGIN.matcher(new URI(text.strip()).toString()).replaceAll("//");
            return Optional.of(address)
                    .filter(any -> !REST_OF_LOGIN.matcher(any).find())
                    .filter(any -> !WITHOUT_SLASHES.matcher(any).matches())
                    .filter(any -> !SECRET_PARAMETER.matcher(any).find());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whoever uses the image may choose one (Maven, "POM Reference", "Licenses"); nothing where one of them is not known. */
    private static Optional<String> licenses(List<License> licenses) {
        List<String> known = licenses.stream()
                .flatMap(one -> SpdxLicense.of(one).stream())
                .map(SpdxLicense::identifier)
                .toList();
        return known.size() == licenses.size()
                ? Optional.of(known.stream().distinct().collect(Collectors.joining(" OR ")))
                : Optional.empty();
    }
}
