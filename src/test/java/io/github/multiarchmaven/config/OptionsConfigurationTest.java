package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuildOptions.Secret;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsConfigurationTest {

    private final Path folder;
    private final Pom pom;

    OptionsConfigurationTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        pom = new Pom(folder);
    }

    private BuildOptions options() {
        return pom.read().manner().options();
    }

    private ProblemCode problem() {
        List<Problem> problems = pom.problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).code();
    }

    private List<Secret> secrets() {
        return pom.read().sources().of(Platform.of("linux/amd64")).secrets();
    }

    @Test
    void nothingWrittenIsNothing() {
        assertThat(options()).isEqualTo(BuildOptions.NONE);
    }

    @Test
    void secretsAreWhereThePomSays() throws IOException {
        Files.writeString(folder.resolve("token.txt"), "x");
        pom.withList("secrets", "id=a,src=token.txt", " id = b , env = TOKEN ", "type=file,id=c,source=token.txt");
        assertThat(secrets())
                .containsExactly(
                        new Secret.InFile("a", folder.resolve("token.txt")),
                        new Secret.InVariable("b", "TOKEN"),
                        new Secret.InFile("c", folder.resolve("token.txt")));
    }

    @Test
    void aSecretThatIsNotThereIsFoundBeforeTheBuild() {
        pom.withList("secrets", "id=a,src=nowhere.txt");
        assertThat(problem()).isEqualTo(ProblemCode.SECRET_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pl3ase-hide-me",
                "id=a",
                "src=Dockerfile",
                "id=a,src=Dockerfile,env=B",
                "id=a,value=pl3ase-hide-me",
                ""
            })
    void whatIsNoSecretIsRefusedAndNotRepeated(String text) {
        pom.withList("secrets", text);
        assertThat(pom.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SETTING_INVALID);
            assertThat(problem.toString()).doesNotContain("pl3ase-hide-me");
        });
    }

    @Test
    void annotationsGoToListAndImagesUnlessTheySayWhere() {
        pom.withList("platforms", "linux/amd64", "linux/arm64")
                .withList("annotations", "a=b=c", "index:d=e", "manifest[linux/arm64/v8],index:f=", "not:a.place=1");
        assertThat(options().annotations())
                .containsExactly(
                        new Annotation(List.of(), "a", "b=c"),
                        new Annotation(List.of(Place.of(Document.INDEX)), "d", "e"),
                        new Annotation(
                                List.of(
                                        Place.of(Document.MANIFEST).on(Platform.of("linux/arm64")),
                                        Place.of(Document.INDEX)),
                                "f",
                                ""),
                        new Annotation(List.of(), "not:a.place", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, name=value",
        "index[linux/amd64]:a=b, one for all platforms",
        "'index,index-descriptor[linux/amd64]:a=b', one for all platforms",
        "manifest[linux/s390x]:a=b, no image for linux/s390x",
        "manifest[]:a=b, os/architecture",
    })
    void anAnnotationThatBuildKitWouldRefuseOrPutElsewhereIsRefused(String text, String why) {
        assertThat(pom.withList("annotations", text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SETTING_INVALID);
            assertThat(problem.why()).contains(why);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "type=s3;bucket=b;secret_access_key=pl3ase-hide-me",
        "type=gha;token=pl3ase-hide-me",
        "type=azblob;name=n;secret_access_key=pl3ase-hide-me"
    })
    void aPasswordOfACacheDoesNotComeNearACommandLine(String text) {
        pom.withList("cacheTo", text.replace(';', ','));
        assertThat(pom.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SETTING_INVALID);
            assertThat(problem.toString()).doesNotContain("pl3ase-hide-me");
        });
    }

    @Test
    void theRestIsTakenAsItIs() {
        pom.withList("cacheFrom", "type=registry,ref=example.com/cache")
                .withList("cacheTo", "type=inline")
                .withList("ssh", "default")
                .withList("addHosts", "db:10.0.0.1", "v6=::1")
                .with("network", "none")
                .with("provenance", "mode=max")
                .with("sbom", "true")
                .withList("extraArgs", "--shm-size=64m", "--ulimit", "nofile=1024");
        BuildOptions options = options();
        assertThat(options.caching().from()).containsExactly("type=registry,ref=example.com/cache");
        assertThat(options.access().addHosts()).containsExactly("db:10.0.0.1", "v6=::1");
        assertThat(options.access().network()).contains("none");
        assertThat(options.attestations()).isEqualTo(new BuildOptions.Attestations("mode=max", "true"));
        assertThat(options.extraArgs()).containsExactly("--shm-size=64m", "--ulimit", "nofile=1024");
    }

    @Test
    void relativePathsAreSeenFromTheModule() throws IOException {
        Path commas = Files.writeString(folder.resolve("to, ken"), "x");
        pom.withList(
                        "cacheFrom",
                        "type=local,src=../c",
                        "\"src=a, b\",type=local,tag=t",
                        "example.com/src=x,type=local")
                .withList("cacheTo", "mode=max,type=local,dest=target/cache", "type=s3,src=x", "type=local,\"broken")
                .withList("ssh", "default", "keys=id,sub/id2", "agent=" + folder.resolve("socket"), "odd=")
                .withList("secrets", "id=a,\"src=to, ken\"");
        BuildOptions options = options();
        assertThat(options.caching().from())
                .containsExactly(
                        "type=local,src=" + folder.resolveSibling("c"),
                        "\"src=" + folder.resolve("a, b") + "\",type=local,tag=t",
                        "example.com/src=x,type=local");
        assertThat(options.caching().to())
                .containsExactly(
                        "mode=max,type=local,dest=" + folder.resolve("target/cache"),
                        "type=s3,src=x",
                        "type=local,\"broken");
        assertThat(options.access().ssh())
                .containsExactly(
                        "default",
                        "keys=" + folder.resolve("id") + "," + folder.resolve("sub/id2"),
                        "agent=" + folder.resolve("socket"),
                        "odd=");
        assertThat(secrets()).containsExactly(new Secret.InFile("a", commas));
    }

    @ParameterizedTest
    @CsvSource({
        "oci-layout://base/layout, oci-layout://%s/base/layout",
        "oci-layout://../base:1.0, oci-layout://%s/../base:1.0",
        "oci-layout://base@sha256:ab, oci-layout://%s/base@sha256:ab",
        "oci-layout:///srv/base, oci-layout:///srv/base",
        "oci-layout://C:\\base:1, oci-layout://C:\\base:1",
        "src/files, %s/src/files",
        "docker-image://alpine, docker-image://alpine",
        "git@example.com:a/b, git@example.com:a/b",
    })
    void contextsAreSeenFromTheModule(String location, String expected) {
        assertThat(pom.withList("buildContexts", "name=" + location)
                        .read()
                        .sources()
                        .of(Platform.of("linux/arm64"))
                        .buildContexts())
                .containsExactly(entry("name", expected.formatted(folder)));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        pom.withList("ssh", " ")
                .withList("addHosts", "nohost")
                .with("network", "bridge")
                .with("provenance", "yes")
                .with("sbom", "please")
                .withList("cacheFrom", "");
        assertThat(pom.problems()).extracting(Problem::code).hasSize(6).containsOnly(ProblemCode.SETTING_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "-o, <output>",
        "--output=type=local, <output>",
        "--output, <output>",
        "-qo., plugin follows",
        "--push, push",
        "--load=true, load",
        "-t, <tags>",
        "--tag=x, <tags>",
        "--platform, <platforms>",
        "--builder=b, <builder>",
        "--label=a=b, <labels>",
        "--annotation, <annotations>",
        "--attest=type=sbom, <sbom>",
        "--provenance=true, <provenance>",
        "--sbom=true, <sbom>",
        "--metadata-file=x, image.json",
        "--iidfile, image.json",
        "--call=check, run docker buildx build",
        "--check, run docker buildx build",
        "--print, run docker buildx build",
        "--build-arg=A=b, <buildArgs>",
        "--target=other, <target>",
        "--build-context, <buildContexts>",
        "'--secret=id=a,src=b', <secrets>",
        "--ssh=default, <ssh>",
        "--cache-from=x, <cacheFrom>",
        "--cache-to=x, <cacheTo>",
        "--add-host, <addHosts>",
        "--network=host, <network>",
        "--pull, <pull>",
        "--no-cache, <noCache>",
        "--help, run docker buildx build",
        "--progress=plain, follows the build",
        "-x, long form",
        "--, <context>",
        "'', remove"
    })
    void whatWouldTakeTheOutcomeOutOfOurHandsIsRefused(String argument, String instead) {
        pom.withList("extraArgs", argument);
        assertThat(pom.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.EXTRA_ARGUMENT_REFUSED);
            assertThat(problem.next()).contains(instead);
        });
    }
}
