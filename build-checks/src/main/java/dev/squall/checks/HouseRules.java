package dev.squall.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that a module's class path cannot hold. Each gives one {@link ArchRule} per package, so that a package that was renamed away
 * makes its rule fail instead of quietly guarding nothing. {@link ModuleClasses#obey} applies them.
 */
public final class HouseRules {
    private static final Set<String> VALUES_OF_THE_OUTSIDE = Set.of(
            "java.io.Serializable",
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.URLDecoder",
            "java.net.URLEncoder",
            "java.nio.file.Path");

    private HouseRules() {}

    /** Neither a clock, nor chance, nor waiting, nor a thread, nor anything outside the process. */
    public static List<ArchRule> pure(String... packages) {
        return each(
                packages,
                one -> Stream.of(
                        noClasses().that().resideInAPackage(one).should().callCodeUnitWhere(asksForTimeOrChance()),
                        noClasses().that().resideInAPackage(one).should().dependOnClassesThat(touchTheOutside())));
    }

    /** Time and chance come in as arguments; only the named classes, which wire an application together, may fetch them. */
    public static List<ArchRule> timeAndChanceAreArguments(Set<String> wiring, String... packages) {
        return each(
                packages,
                one -> Stream.of(noClasses()
                        .that(new DescribedPredicate<JavaClass>("reside in %s and do no wiring", one) {
                            @Override
                            public boolean test(JavaClass type) {
                                return resideInAnyPackage(one).test(type) && !wiring.contains(outermost(type));
                            }
                        })
                        .should()
                        .callCodeUnitWhere(asksForTimeOrChance())));
    }

    /** Outside {@code allowed}, nothing of {@code root} knows the {@code secret} packages. */
    public static List<ArchRule> knownOnlyTo(String allowed, String root, String... secret) {
        return List.of(noClasses()
                .that()
                .resideInAPackage(root)
                .and()
                .resideOutsideOfPackage(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(secret));
    }

    /** Nothing in {@code from} knows anything in {@code to}. */
    public static List<ArchRule> doesNotKnow(String from, String... to) {
        return List.of(noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to));
    }

    private static List<ArchRule> each(
            String[] packages, java.util.function.Function<String, Stream<? extends ArchRule>> rules) {
        return Arrays.stream(packages)
                .flatMap(rules)
                .<ArchRule>map(rule -> rule)
                .toList();
    }

    private static DescribedPredicate<JavaCall<?>> asksForTimeOrChance() {
        return new DescribedPredicate<>("ask for the time, for chance, or to wait") {
            @Override
            public boolean test(JavaCall<?> call) {
                String owner = call.getTargetOwner().getName();
                String name = call.getName();
                boolean noArguments = call.getTarget().getRawParameterTypes().isEmpty();
                return (owner.startsWith("java.time.")
                                && (name.equals("now") && !givenAClock(call) || name.startsWith("system")))
                        || owner.equals("java.lang.System")
                                && (name.equals("currentTimeMillis") || name.equals("nanoTime"))
                        || owner.equals("java.lang.Thread") && name.equals("sleep")
                        || owner.equals("java.lang.Math") && name.equals("random")
                        || owner.equals("java.util.UUID") && name.equals("randomUUID")
                        || owner.equals("java.util.concurrent.ThreadLocalRandom") && name.equals("current")
                        || (owner.equals("java.util.Random") || owner.equals("java.util.SplittableRandom"))
                                && name.equals("<init>")
                                && noArguments
                        || owner.equals("java.security.SecureRandom") && name.equals("<init>")
                        || owner.equals("java.util.random.RandomGenerator")
                                && (name.equals("getDefault") || name.equals("of"));
            }
        };
    }

    private static boolean givenAClock(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().equals("java.time.Clock"));
    }

    private static DescribedPredicate<JavaClass> touchTheOutside() {
        return new DescribedPredicate<>("touch files, networks, databases, processes or threads") {
            @Override
            public boolean test(JavaClass type) {
                String name = type.getName();
                return !VALUES_OF_THE_OUTSIDE.contains(name)
                        && (Stream.of(
                                                "java.io.",
                                                "java.net.",
                                                "java.nio.file.",
                                                "java.nio.channels.",
                                                "java.sql.",
                                                "javax.")
                                        .anyMatch(name::startsWith)
                                || Set.of(
                                                "java.lang.Thread",
                                                "java.lang.Process",
                                                "java.lang.ProcessBuilder",
                                                "java.lang.ProcessHandle",
                                                "java.lang.Runtime")
                                        .contains(name)
                                || name.startsWith("java.util.concurrent.") && name.contains("Execut"));
            }
        };
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type.getSimpleName());
    }
}
