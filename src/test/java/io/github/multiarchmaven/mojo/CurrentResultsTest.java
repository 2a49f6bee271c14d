package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentResultsTest {

    private static final Digest DIGEST = new Digest("sha256:" + "a1".repeat(32));
    private static final Set<ImageReference> APP = Set.of(ImageReference.of("acme/app"));

    private final Project project = new Project();
    private final Results results;

    CurrentResultsTest(@TempDir Path folder) {
        results = new Results(folder);
    }

    private CurrentResultsTest with(String id, String image) throws IOException {
        try (Staging staging = results.stage(id)) {
            Files.createDirectories(staging.layout());
            Platform platform = Platform.of("linux/arm64");
            results.keep(
                    staging,
                    new ImageDescription(
                            id,
                            ImageReference.of(image),
                            List.of("1.0"),
                            new Inventory(
                                    DIGEST,
                                    List.of(new Inventory.Child(platform, platform, DIGEST, DIGEST, 1)),
                                    List.of()),
                            ImageDescription.Scope.COMPLETE));
        }
        return this;
    }

    private List<String> taken(Set<ImageReference> images, Set<String> made, Set<String> written) {
        return new CurrentResults(images, made, written)
                .of(results, new MavenBuildLog(project.log())).all().stream()
                        .map(result -> result.description().id())
                        .sorted()
                        .toList();
    }

    @Test
    void whatIsNotKnownIsNotAReasonToLeaveAnythingOut() throws IOException {
        with("app", "acme/app").with("other", "acme/other");

        assertThat(taken(Set.of(), Set.of(), Set.of())).containsExactly("app", "other");
        assertThat(project.told()).isEmpty();
    }

    @Test
    void anImageOfAFormerNameIsLeftOut() throws IOException {
        with("app", "acme/app").with("other", "acme/other");

        assertThat(taken(APP, Set.of(), Set.of())).containsExactly("app");
        assertThat(project.told())
                .containsExactly("The result \"other\" is left out: it is acme/other, and this module builds acme/app;"
                        + " mvn clean removes it, and -Dmultiarch.id=other takes it all the same");
    }

    @Test
    void whereAllAreOfFormerNamesThereIsNone() throws IOException {
        with("other", "acme/other");

        assertThatThrownBy(() -> taken(APP, Set.of(), Set.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("There is no result of acme/app");
    }

    @Test
    void oneOfAProfileThatIsNotActiveIsLeftOutWhereThisRunHasMadeAnother() throws IOException {
        with("app", "acme/app").with("of-a-profile", "acme/app");

        assertThat(taken(APP, Set.of("app"), Set.of("app"))).containsExactly("app");
        assertThat(project.told())
                .containsExactly("The result \"of-a-profile\" is left out: it is of a former run, and neither this one"
                        + " nor an execution of the POM makes it; mvn clean removes it, and -Dmultiarch.id=of-a-profile"
                        + " takes it all the same");
    }

    @Test
    void oneOfAnExecutionThatThisRunDoesNotReachIsTaken() throws IOException {
        with("app", "acme/app").with("later", "acme/app");

        assertThat(taken(APP, Set.of("app"), Set.of("app", "later"))).containsExactly("app", "later");
        assertThat(project.told()).isEmpty();
    }

    @Test
    void aGoalByItselfTakesAll() throws IOException {
        with("app", "acme/app").with("built-by-hand", "acme/app");

        assertThat(taken(APP, Set.of(), Set.of("app"))).containsExactly("app", "built-by-hand");
        assertThat(project.told()).isEmpty();
    }
}
