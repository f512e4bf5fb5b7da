package org.qmgrsim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Locale;

/** The map of the rooms, held: who may use whom, and what no room may touch. */
@AnalyzeClasses(packages = "org.qmgrsim", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] MODEL = {
        "org.qmgrsim.kernel..",
        "org.qmgrsim.journal..",
        "org.qmgrsim.spool..",
        "org.qmgrsim.ipc..",
        "org.qmgrsim.master..",
        "org.qmgrsim.qmgr..",
        "org.qmgrsim.agents.."
    };

    @ArchTest
    static final ArchRule DATA_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("kernel")
            .definedBy("org.qmgrsim.kernel..")
            .layer("journal")
            .definedBy("org.qmgrsim.journal..")
            .layer("config")
            .definedBy("org.qmgrsim.config..")
            .layer("spool")
            .definedBy("org.qmgrsim.spool..")
            .layer("ipc")
            .definedBy("org.qmgrsim.ipc..")
            .layer("master")
            .definedBy("org.qmgrsim.master..")
            .layer("qmgr")
            .definedBy("org.qmgrsim.qmgr..")
            .layer("agents")
            .definedBy("org.qmgrsim.agents..")
            .layer("scenario")
            .definedBy("org.qmgrsim.scenario..")
            .layer("measure")
            .definedBy("org.qmgrsim.measure..")
            .layer("experiment")
            .definedBy("org.qmgrsim.experiment..")
            .layer("report")
            .definedBy("org.qmgrsim.report..")
            .layer("evidence")
            .definedBy("org.qmgrsim.evidence..")
            .layer("lesson")
            .definedBy("org.qmgrsim.lesson..")
            .layer("check")
            .definedBy("org.qmgrsim.check..")
            .layer("gui")
            .definedBy("org.qmgrsim.gui..")
            .layer("cli")
            .definedBy("org.qmgrsim.cli..")
            .whereLayer("kernel")
            .mayNotAccessAnyLayer()
            .whereLayer("journal")
            .mayOnlyAccessLayers("kernel")
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("spool")
            .mayOnlyAccessLayers("kernel", "journal")
            .whereLayer("ipc")
            .mayOnlyAccessLayers("kernel", "journal")
            .whereLayer("master")
            .mayOnlyAccessLayers("kernel", "journal", "config", "ipc")
            .whereLayer("qmgr")
            .mayOnlyAccessLayers("kernel", "journal", "config", "spool", "ipc")
            .whereLayer("agents")
            .mayOnlyAccessLayers("kernel", "journal", "config", "spool", "ipc")
            .whereLayer("scenario")
            .mayOnlyAccessLayers("kernel", "journal", "config", "spool", "ipc", "master", "qmgr", "agents")
            .whereLayer("measure")
            .mayOnlyAccessLayers("kernel", "journal")
            .whereLayer("experiment")
            .mayOnlyAccessLayers("kernel", "journal", "config", "scenario", "measure")
            .whereLayer("report")
            .mayOnlyAccessLayers("journal", "config", "measure", "experiment")
            .whereLayer("evidence")
            .mayOnlyAccessLayers("journal", "config", "scenario", "measure", "experiment")
            .whereLayer("lesson")
            .mayOnlyAccessLayers("journal", "config", "scenario", "measure", "report")
            .whereLayer("check")
            .mayOnlyAccessLayers("kernel", "journal", "config", "scenario")
            .whereLayer("gui")
            .mayOnlyAccessLayers("journal", "config", "scenario", "measure", "report")
            .whereLayer("gui")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("org.qmgrsim.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule MODEL_HAS_NO_SCREEN = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "java.awt..", "org.jfree..", "picocli..")
            .because("batch runs need no display");

    @ArchTest
    static final ArchRule ONLY_THE_WINDOW_KNOWS_JAVAFX = noClasses()
            .that()
            .resideOutsideOfPackage("org.qmgrsim.gui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.jfree.chart.fx..")
            .because("no other command loads the window's libraries");

    @ArchTest
    static final ArchRule THE_WINDOW_HAS_NO_STATISTICS = noClasses()
            .that()
            .resideInAPackage("org.qmgrsim.gui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons.math3..", "org.HdrHistogram..")
            .because("its numbers come from measure");

    @ArchTest
    static final ArchRule WHAT_THE_WINDOW_KNOWS_NEEDS_NO_TOOLKIT = noClasses()
            .that()
            .resideInAnyPackage("org.qmgrsim.gui.play..", "org.qmgrsim.gui.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..")
            .because("it is tested without one");

    @ArchTest
    static final ArchRule MODEL_HAS_NO_WALL_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .allowEmptyShould(true)
            .because("a run is a function of scenario, seed and replication");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(MODEL)
            .should()
            .beFinal()
            .allowEmptyShould(true)
            .because("many runs share one process");

    @ArchTest
    static void looksAtRealClasses(JavaClasses classes) {
        assertTrue(
                classes.size() > 10,
                () -> "only " + classes.size() + " classes imported: the rules would hold over nothing");
    }
}
