package dev.squall.checks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;

/**
 * The production classes of the module whose tests are running, as far as the rules of {@link HouseRules} are concerned: what its own
 * compiler wrote, without package descriptions, so that a rule which met no class cannot pass.
 */
public final class ModuleClasses {
    private final JavaClasses classes;

    private ModuleClasses(JavaClasses classes) {
        this.classes = classes;
    }

    /** Those of the module that is being built: Maven starts a module's tests in the module's directory. */
    public static ModuleClasses here() {
        return in(Path.of(System.getProperty("basedir", "."), "target", "classes"));
    }

    /** Those below a directory of class files. */
    public static ModuleClasses in(Path directory) {
        return new ModuleClasses(new ClassFileImporter()
                .withImportOption(location -> !location.contains("package-info") && !location.contains("module-info"))
                .importPath(directory));
    }

    /** Throws an {@link AssertionError} that lists every violation, also when a rule found nothing to look at. */
    public void obey(List<ArchRule> rules) {
        rules.forEach(rule -> rule.allowEmptyShould(false).check(classes));
    }
}
