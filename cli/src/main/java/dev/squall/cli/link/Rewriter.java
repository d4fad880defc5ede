package dev.squall.cli.link;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites the classes of a program so that a run which is too short to be compiled has less to do: {@link Bootstraps},
 * {@link Lambdas}, {@link Accessors}, {@link ObjectCalls} and {@link Decimals}. They do what they did.
 */
final class Rewriter {
    private final ClassFile classes;
    private final Accessors accessors = new Accessors();
    private final Decimals decimals = new Decimals();
    private final Map<ClassDesc, List<ClassDesc>> nests = new LinkedHashMap<>();
    private final Map<ClassDesc, byte[]> rewritten = new LinkedHashMap<>();

    private Rewriter(ClassHierarchyResolver hierarchy) {
        this.classes = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    }

    /** All classes of a program, and what they have become, with those that were made for them. */
    static Map<ClassDesc, byte[]> rewrite(List<byte[]> program, ClassHierarchyResolver hierarchy) {
        var rewriter = new Rewriter(hierarchy);
        var models = program.stream().map(rewriter.classes::parse).toList();
        models.forEach(rewriter.accessors::add);
        models.forEach(rewriter.decimals::add);
        models.forEach(rewriter::rewrite);
        rewriter.nests.forEach(rewriter::enlarge);
        return rewriter.rewritten;
    }

    private void rewrite(ClassModel model) {
        var all = decimals.of(model)
                .andThen(ClassTransform.transformingMethodBodies(Rewriter::withoutAnnotations))
                .andThen(Bootstraps.of(model))
                .andThen(Lambdas.of(classes, model, (self, bytes) -> {
                    nests.computeIfAbsent(Lambdas.nest(model), _ -> new ArrayList<>())
                            .add(self);
                    rewritten.put(self, bytes);
                }))
                .andThen(accessors.of(model))
                .andThen(ObjectCalls.transform());
        rewritten.put(model.thisClass().asSymbol(), classes.transformClass(model, all));
    }

    /** Those inside of code say where they stand, which would not hold any more; nothing reads them at run time. */
    private static void withoutAnnotations(CodeBuilder code, CodeElement element) {
        if (!(element instanceof RuntimeVisibleTypeAnnotationsAttribute
                || element instanceof RuntimeInvisibleTypeAnnotationsAttribute)) {
            code.with(element);
        }
    }

    private void enlarge(ClassDesc host, List<ClassDesc> members) {
        var model = classes.parse(rewritten.get(host));
        var all = new ArrayList<ClassDesc>();
        model.findAttribute(Attributes.nestMembers())
                .ifPresent(before ->
                        before.nestMembers().stream().map(ClassEntry::asSymbol).forEach(all::add));
        all.addAll(members);
        var transform = ClassTransform.dropping(NestMembersAttribute.class::isInstance)
                .andThen(ClassTransform.endHandler(type -> type.with(NestMembersAttribute.ofSymbols(all))));
        rewritten.put(host, classes.transformClass(model, transform));
    }
}
