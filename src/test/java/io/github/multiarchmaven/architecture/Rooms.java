package io.github.multiarchmaven.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rooms below a base package and the rules between them, each with its reason. */
final class Rooms {

    private static final List<String> WORDS = List.of("model", "narration");

    /** The room that whoever has to do with JSON may import. */
    private static final String JSON = "json";

    /** Room to the rooms it may import, besides itself and the words. */
    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry(JSON, List.of()),
            Map.entry("process", List.of()),
            Map.entry("credentials", List.of(JSON, "process")),
            Map.entry("engine", List.of(JSON, "process")),
            Map.entry("layout", List.of(JSON, "process")),
            Map.entry("binfmt", List.of(JSON, "engine", "layout", "process")),
            Map.entry("buildx", List.of(JSON, "engine", "layout", "process")),
            Map.entry("registry", List.of(JSON, "credentials", "layout", "process")),
            Map.entry("content", List.of("layout", "process")),
            Map.entry("context", List.of()),
            Map.entry("config", List.of()),
            Map.entry("dockerfile", List.of(JSON)),
            Map.entry("environment", List.of("binfmt", "buildx", "engine", "layout", "process")),
            Map.entry("plan", List.of("config", "dockerfile", "environment")),
            Map.entry("verify", List.of("binfmt", "buildx", "content", "engine", "layout", "process")),
            Map.entry("smoke", List.of("binfmt", "buildx", "content", "engine", "layout", "process")),
            Map.entry("result", List.of(JSON, "binfmt", "buildx", "engine", "layout", "process")),
            Map.entry("unchanged", List.of(JSON, "config", "dockerfile")),
            Map.entry("timeline", List.of(JSON, "buildx", "layout")),
            Map.entry(
                    "pipeline",
                    List.of(
                            JSON,
                            "config",
                            "dockerfile",
                            "environment",
                            "plan",
                            "verify",
                            "smoke",
                            "result",
                            "timeline",
                            "unchanged",
                            "binfmt",
                            "buildx",
                            "content",
                            "context",
                            "credentials",
                            "engine",
                            "layout",
                            "process",
                            "registry")),
            Map.entry("mojo", List.of("pipeline", "config", "result", "process"))));

    private static final List<Class<?>> MAPPERS = List.of(ObjectCodec.class, ObjectReader.class, ObjectWriter.class);

    private final String base;

    Rooms(String base) {
        this.base = base;
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(MAY_IMPORT.keySet());
        names.addAll(WORDS);
        return names;
    }

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(onlyImports("model", List.of(), "the vocabulary stands on nothing"));
        rules.add(onlyImports("narration", List.of("model"), "the words stand on the vocabulary alone"));
        MAY_IMPORT.forEach(
                (room, others) -> rules.add(
                        onlyImports(
                                room,
                                Stream.concat(WORDS.stream(), others.stream()).toList(),
                                "imports go strictly down, never sideways or up: what stands above can be understood from what is below")));
        rules.add(onlyIn(
                List.of("mojo"), "org.apache.maven..", "whatever knows Maven cannot be tested or used without it"));
        rules.add(onlyIn(
                List.of("process"), "org.apache.commons.exec..", "one place must see to timeouts and process trees"));
        rules.add(onlyIn(List.of("engine"), "com.github.dockerjava..", "one place translates the engine's failures"));
        rules.add(onlyIn(
                List.of("engine", "registry"),
                "org.apache.hc..",
                "two places speak HTTP, and both see to it that nothing of it is logged"));
        rules.add(
                noClasses()
                        .that(inside(base + "..").and(not(resideInAPackage(room("process")))))
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.lang.ProcessBuilder")
                        .orShould()
                        .callMethod(System.class, "getenv")
                        .orShould()
                        .callMethod(System.class, "getenv", String.class)
                        .allowEmptyShould(true)
                        .because(
                                "the environment and the operating system are reached through one seam, or no test controls them"));
        rules.add(noClasses()
                .that(inside(base + ".."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .allowEmptyShould(true)
                .because("everything that a user reads goes through BuildLog"));
        rules.add(noClasses()
                .that(inside(base + ".."))
                .should()
                .accessClassesThat()
                .resideInAPackage("org.apache.maven.plugins.annotations..")
                .allowEmptyShould(true)
                .because("Maven does not have the library of the annotations when a goal runs"));
        rules.add(noClasses()
                .that(inside(base + ".."))
                .should()
                .accessTargetWhere(target(describe("maps JSON", Rooms::mapsJson)))
                .allowEmptyShould(true)
                .because("a mapper, which a tree has inside, too, makes every goal load hundreds of classes"));
        rules.add(noClasses()
                .that(inside(base + ".."))
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .allowEmptyShould(true)
                .because("such a name says nothing, and so everything ends up there"));
        return rules;
    }

    private ArchRule onlyImports(String room, List<String> others, String reason) {
        String[] allowed =
                Stream.concat(Stream.of(room), others.stream()).map(this::room).toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(room(room)))
                .should()
                .dependOnClassesThat(inside(base + "..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .because(reason);
    }

    private ArchRule onlyIn(List<String> rooms, String foreign, String reason) {
        return classes()
                .that(inside(base + "..")
                        .and(not(resideInAnyPackage(
                                rooms.stream().map(this::room).toArray(String[]::new)))))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(foreign)))
                .allowEmptyShould(true)
                .because(reason);
    }

    /** Trees are written by a mapper of their own where they are asked for their text. */
    private static boolean mapsJson(AccessTarget accessed) {
        JavaClass owner = accessed.getOwner();
        return MAPPERS.stream().anyMatch(owner::isAssignableTo)
                || (owner.isAssignableTo(JsonNode.class)
                        && Set.of("toString", "toPrettyString").contains(accessed.getName()));
    }

    private String room(String name) {
        return base + "." + name + "..";
    }

    private static DescribedPredicate<JavaClass> inside(String pattern) {
        return resideInAPackage(pattern);
    }
}
