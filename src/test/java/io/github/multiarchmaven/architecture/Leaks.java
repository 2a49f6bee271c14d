package io.github.multiarchmaven.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** What would reach out of the plugin into the Maven that runs it, below a base package: each rule with its reason. */
final class Leaks {

    /** What changes the virtual machine for everybody, by the class that has it. */
    private static final Map<String, Set<String>> OF_EVERYBODY = Map.ofEntries(
            Map.entry(
                    "java.lang.System",
                    Set.of("setProperty", "setProperties", "clearProperty", "setOut", "setErr", "setIn", "exit")),
            Map.entry("java.lang.Runtime", Set.of("exit", "halt")),
            Map.entry("java.lang.Thread", Set.of("setDefaultUncaughtExceptionHandler")),
            Map.entry("java.util.Locale", Set.of("setDefault")),
            Map.entry("java.util.TimeZone", Set.of("setDefault")),
            Map.entry("java.net.Authenticator", Set.of("setDefault")),
            Map.entry("java.net.ProxySelector", Set.of("setDefault")),
            Map.entry("java.net.CookieHandler", Set.of("setDefault")),
            Map.entry("java.net.URL", Set.of("setURLStreamHandlerFactory")),
            Map.entry("javax.net.ssl.SSLContext", Set.of("setDefault")),
            Map.entry(
                    "javax.net.ssl.HttpsURLConnection",
                    Set.of("setDefaultSSLSocketFactory", "setDefaultHostnameVerifier")),
            Map.entry("java.security.Security", Set.of("addProvider", "insertProviderAt", "setProperty")));

    private final String base;

    Leaks(String base) {
        this.base = base;
    }

    List<ArchRule> rules() {
        return List.of(
                inTheProduct()
                        .accessTargetWhere(target(describe("is deprecated in Maven", Leaks::isDeprecatedInMaven)))
                        .allowEmptyShould(true)
                        .because("what is deprecated in Maven 3.9 is gone in a later one"),
                inTheProduct()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.codehaus.plexus..",
                                "org.eclipse.sisu..",
                                "com.google.inject..",
                                "org.apache.maven.internal..")
                        .allowEmptyShould(true)
                        .because("Maven hands in what a goal asks for (JSR 330); its containers differ by version"),
                inTheProduct()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.slf4j..",
                                "java.util.logging..",
                                "org.apache.logging..",
                                "org.apache.commons.logging..",
                                "ch.qos.logback..")
                        .allowEmptyShould(true)
                        .because(
                                "which slf4j there is and how logs are set up is Maven's affair: goals have Maven's Log"),
                inTheProduct()
                        .accessTargetWhere(target(describe("changes the machine for everybody", Leaks::isOfEverybody)))
                        .allowEmptyShould(true)
                        .because("other modules and, in mvnd or an IDE, other builds live in the same virtual machine"),
                inTheProduct()
                        .accessTargetWhere(target(describe("makes threads that nobody named", Leaks::hasNoFactory)))
                        .allowEmptyShould(true)
                        .because("the virtual machine waits for such threads when Maven is done"),
                noClasses()
                        .that(inside(base).and(describe("make threads", Leaks::makesThreads)))
                        .should(new NotSayDaemon())
                        .allowEmptyShould(true)
                        .because("the virtual machine waits for threads that are no daemons when Maven is done"));
    }

    private ClassesShould inTheProduct() {
        return noClasses().that(inside(base)).should();
    }

    private static DescribedPredicate<JavaClass> inside(String base) {
        return JavaClass.Predicates.resideInAPackage(base + "..");
    }

    private static boolean isDeprecatedInMaven(AccessTarget accessed) {
        return accessed.getOwner().getName().startsWith("org.apache.maven.")
                && (accessed.getOwner().isAnnotatedWith(Deprecated.class)
                        || (accessed instanceof CodeUnitAccessTarget unit
                                && unit.resolveMember()
                                        .filter(member -> ((CanBeAnnotated) member).isAnnotatedWith(Deprecated.class))
                                        .isPresent()));
    }

    private static boolean isOfEverybody(AccessTarget accessed) {
        return OF_EVERYBODY
                .getOrDefault(accessed.getOwner().getName(), Set.of())
                .contains(accessed.getName());
    }

    private static boolean hasNoFactory(AccessTarget accessed) {
        return accessed.getOwner().isEquivalentTo(Executors.class)
                && accessed instanceof CodeUnitAccessTarget unit
                && accessed.getName().startsWith("new")
                && unit.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(ThreadFactory.class));
    }

    /** A hook for the end of the virtual machine is no thread that it waits for. */
    private static boolean makesThreads(JavaClass type) {
        return type.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isAssignableTo(Thread.class))
                && type.getMethodCallsFromSelf().stream()
                        .noneMatch(call -> call.getName().equals("addShutdownHook"));
    }
}
