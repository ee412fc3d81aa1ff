package dev.baton.app;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private static final String[] SCREENS = {"dev.baton.app.overview..", "dev.baton.app.traffic..",
            "dev.baton.app.lab..", "dev.baton.app.findings..", "dev.baton.app.config..",
            "dev.baton.app.nodes..", "dev.baton.app.timeline..", "dev.baton.app.priority..",
            "dev.baton.app.push..", "dev.baton.app.failover.."};
    private static final JavaClasses APP = importApp();

    /// Once, and without what the window uses: the rules look at names.
    private static JavaClasses importApp() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.baton.app");
    }

    @Test
    void platform_isNamedInFxOnly() {
        noClasses().that().resideOutsideOfPackage("dev.baton.app.fx..").should().dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform")
                .because("there is one way onto the JavaFX thread, and it is bounded").check(APP);
    }

    @Test
    void viewModels_knowNoControls() {
        noClasses().that().haveSimpleNameEndingWith("ViewModel").should().dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
                .because("what is shown is tested without a scene").check(APP);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("dev.baton.app.(*)..").should().beFreeOfCycles().check(APP);
    }

    @Test
    void screens_doNotKnowEachOther() {
        for (String screen : SCREENS) {
            for (String other : SCREENS) {
                if (!screen.equals(other)) {
                    noClasses().that().resideInAPackage(screen).should()
                            .dependOnClassesThat(resideInAPackage(other)).allowEmptyShould(true).check(APP);
                }
            }
        }
    }

    @Test
    void windowAsAWhole_isKnownToNobody() {
        noClasses().that().resideOutsideOfPackage("dev.baton.app").should()
                .dependOnClassesThat(resideInAPackage("dev.baton.app"))
                .because("it puts the others together").check(APP);
    }

    @Test
    void frame_knowsOnlyWhatScreensShare() {
        classes().that().resideInAPackage("dev.baton.app.shell..")
                .should(com.tngtech.archunit.lang.conditions.ArchConditions
                        .not(dependOnClassesThat(resideInAPackage("dev.baton.app.overview..")
                                .or(resideInAPackage("dev.baton.app.lab..")))))
                .check(APP);
    }

    @Test
    void engine_isReachedByItsDoors() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.baton.loop..", "dev.baton.port..",
                "dev.baton.adapter.linux..", "dev.baton.agent..", "org.pcap4j..")
                .because("the window works through snapshots, clients, captures and the lab").check(APP);
    }

    @Test
    void richText_staysInTheEditor() {
        noClasses().that().resideOutsideOfPackage("dev.baton.app.editor..").should().dependOnClassesThat()
                .resideInAnyPackage("org.fxmisc..", "org.reactfx..")
                .because("screens edit texts through TextEditor, which something else can do one day").check(APP);
    }

    @Test
    void captures_areOpenedByTheSourcesOnly() {
        noClasses().that().resideOutsideOfPackages("dev.baton.app.source..", "dev.baton.app.watch..", "dev.baton.app")
                .should().dependOnClassesThat().resideInAPackage("dev.baton.adapter.pcap..")
                .because("screens see packets through the feed of a source").check(APP);
    }
}
