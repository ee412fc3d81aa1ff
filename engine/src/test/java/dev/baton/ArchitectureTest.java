package dev.baton;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/// Holds the engine to its design: floors, purity of the core, and what only one package may name.
class ArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.baton");

    private static final String ROOT = "dev.baton.";

    /// Each package sees those on lower floors, and itself.
    private static final Map<String, Integer> FLOORS = Map.ofEntries(Map.entry("cli", 10), Map.entry("failover", 9),
            Map.entry("drill", 7),
            Map.entry("agent", 8), Map.entry("push", 8), Map.entry("client", 7), Map.entry("commit", 7),
            Map.entry("node", 8), Map.entry("trust", 6), Map.entry("journal", 6), Map.entry("lease", 6),
            Map.entry("metrics", 6),
            Map.entry("history", 6), Map.entry("manage", 6), Map.entry("whatif", 6), Map.entry("doctor", 6),
            Map.entry("draft", 7), Map.entry("language", 7), Map.entry("api", 5), Map.entry("finding", 5),
            Map.entry("adapter.pcap", 5),
            Map.entry("adapter.linux", 5),
            Map.entry("adapter.notify", 5), Map.entry("adapter.probe", 5), Map.entry("adapter.script", 4),
            Map.entry("adapter.reach", 7),
            Map.entry("adapter.sim", 5),
            Map.entry("keepalived", 4),
            Map.entry("loop", 4), Map.entry("traffic", 4), Map.entry("config", 3),
            Map.entry("cluster", 3),
            Map.entry("group", 3), Map.entry("port", 3), Map.entry("dissect", 2), Map.entry("vrrp", 2),
            Map.entry("wire", 1),
            Map.entry("phrase", 1),
            Map.entry("track", 1));

    private static final String[] PURE = {"dev.baton.wire..", "dev.baton.vrrp..", "dev.baton.group..",
            "dev.baton.track..", "dev.baton.cluster..", "dev.baton.traffic..", "dev.baton.finding..",
            "dev.baton.doctor..", "dev.baton.whatif..", "dev.baton.draft..", "dev.baton.language..",
            "dev.baton.drill.."};

    /// Clocks, randomness, threads, input and output, and collections whose order depends on hashes.
    private static final List<String> IMPURE = List.of("java.io.", "java.nio.channels.", "java.nio.file.", "java.net.",
            "java.time.", "java.util.concurrent.", "java.util.random.", "java.util.Random", "java.util.Timer",
            "java.util.UUID", "java.util.Date", "java.util.Calendar", "java.security.SecureRandom", "java.lang.Thread",
            "java.lang.Process", "java.lang.Runtime", "java.util.HashMap", "java.util.HashSet", "java.util.Hashtable",
            "java.util.IdentityHashMap", "java.util.WeakHashMap", "java.util.logging.", "org.slf4j.");

    private static final List<String> IMPURE_EXCEPT = List.of(
            // Serializable markers of exceptions and lambdas read and write nothing by themselves.
            "java.io.Serial", "java.io.Serializable",
            // The bootstrap class of records' equals, hashCode and toString, and of pattern switches.
            "java.lang.runtime.",
            // An exception, which only begins like the runtime.
            "java.lang.RuntimeException");

    private static final List<String> HASH_ORDERED = List.of("java.util.Set.of", "java.util.Set.copyOf",
            "java.util.Map.of", "java.util.Map.ofEntries", "java.util.Map.copyOf", "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toMap", "java.util.stream.Collectors.toUnmodifiableSet",
            "java.util.stream.Collectors.toUnmodifiableMap", "java.util.stream.Collectors.groupingBy");

    @Test
    void engineIsImported() {
        assertThat(ENGINE.size()).isGreaterThan(50);
    }

    @Test
    void packagesSeeOnlyLowerFloors() {
        classes().should(seeOnlyLowerFloors()).because("a change must not reach what stands below it").check(ENGINE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.baton.(**)").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void onlyThePcapAdapterNamesPcap4j() {
        noClasses().that().resideOutsideOfPackage("dev.baton.adapter.pcap..").should().dependOnClassesThat()
                .resideInAPackage("org.pcap4j..").because("capture can then be replaced in one place").check(ENGINE);
    }

    @Test
    void onlyTheLinuxAdapterCallsForeignFunctions() {
        noClasses().that().resideOutsideOfPackage("dev.baton.adapter.linux..").should().dependOnClassesThat()
                .resideInAPackage("java.lang.foreign..").because("native memory is unsafe and Linux is one platform")
                .check(ENGINE);
    }

    @Test
    void engineKnowsNoWindows() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx..", "com.sun.javafx..", "java.awt..",
                "javax.swing..", "dev.baton.app..").because("a node has no display").check(ENGINE);
    }

    @Test
    void corePackagesArePure() {
        classes().that().resideInAnyPackage(PURE).should(bePure())
                .because("the same inputs must give the same result, in the daemon and in every replay").check(ENGINE);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes().should(beNullMarked()).check(ENGINE);
    }

    @Test
    void noClassIsNamedAfterNothing() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager)")
                .because("such a name says nothing of what is inside").check(ENGINE);
    }

    @Test
    void onlyTheCommandPrints() {
        noClasses().that(resideInAPackage("dev.baton..")).and().resideOutsideOfPackage("dev.baton.cli..").should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err").orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("everything else says what it has to say as a value, an exception or a log line")
                .check(ENGINE);
    }

    private static String folder(JavaClass type) {
        return type.getPackageName().startsWith(ROOT) ? type.getPackageName().substring(ROOT.length()) : "";
    }

    private static OptionalInt floor(JavaClass type) {
        String folder = folder(type);
        return FLOORS.entrySet().stream()
                .filter(e -> folder.equals(e.getKey()) || folder.startsWith(e.getKey() + "."))
                .mapToInt(Map.Entry::getValue)
                .findFirst();
    }

    private static ArchCondition<JavaClass> seeOnlyLowerFloors() {
        return new ArchCondition<>("see only lower floors") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                OptionalInt own = floor(type);
                if (own.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(type,
                            type.getPackageName() + " has no floor in the design"));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean isOurs = target.getPackageName().startsWith(ROOT);
                    boolean isLower = floor(target).orElse(Integer.MAX_VALUE) < own.getAsInt();
                    if (isOurs && !isLower && !folder(target).equals(folder(type))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> bePure() {
        return new ArchCondition<>("know no clock, randomness, thread, input, output or hash order") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (isImpure(type, dependency.getTargetClass().getBaseComponentType().getName())) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    if (isImpureAccess(access.getTargetOwner().getName() + "." + access.getName())) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isImpure(JavaClass type, String target) {
        // Reads literal IPv6 addresses with the JDK's parser, after it has made sure that no name could be looked up.
        boolean isLiteralParser = type.getName().equals("dev.baton.wire.Ipv6Address")
                && (target.equals("java.net.InetAddress") || target.equals("java.net.UnknownHostException"));
        return !isLiteralParser && IMPURE.stream().anyMatch(target::startsWith)
                && IMPURE_EXCEPT.stream().noneMatch(target::startsWith);
    }

    private static boolean isImpureAccess(String access) {
        boolean isSystem = access.startsWith("java.lang.System.") && !access.equals("java.lang.System.arraycopy");
        return isSystem || access.equals("java.lang.Math.random") || access.endsWith(".parallelStream")
                || access.equals("java.util.stream.Stream.parallel") || HASH_ORDERED.contains(access);
    }

    private static ArchCondition<JavaClass> beNullMarked() {
        return new ArchCondition<>("be in a package that is @NullMarked in its package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }

    @Test
    void everyFloorOfTheDesignIsNamedOnce() {
        assertThat(FLOORS.keySet().stream().flatMap(one -> FLOORS.keySet().stream()
                .filter(other -> !one.equals(other)).filter(other -> other.startsWith(one + ".")))).isEmpty();
        assertThat(Stream.of(PURE).map(p -> p.substring(ROOT.length(), p.length() - 2))).allMatch(FLOORS::containsKey);
    }
}
