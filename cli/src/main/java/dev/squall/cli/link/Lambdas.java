package dev.squall.cli.link;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Replaces a class's lambdas and method references by classes of their own: see {@link Lambda}. */
final class Lambdas {
    /** Before it a class has no nest, so nobody else can call what is private in it. */
    private static final int FIRST_WITH_NESTS = ClassFile.JAVA_11_VERSION;

    private final ClassFile classes;
    private final BiConsumer<ClassDesc, byte[]> made;
    private final ClassModel model;
    private int count;

    private Lambdas(ClassFile classes, BiConsumer<ClassDesc, byte[]> made, ClassModel model) {
        this.classes = classes;
        this.made = made;
        this.model = model;
    }

    /** @param made takes each new class, which is of the nest of the model */
    static ClassTransform of(ClassFile classes, ClassModel model, BiConsumer<ClassDesc, byte[]> made) {
        if (model.majorVersion() < FIRST_WITH_NESTS) {
            return ClassTransform.ACCEPT_ALL;
        }
        return ClassTransform.transformingMethodBodies(new Lambdas(classes, made, model).code());
    }

    /** The class that lists all that may call each other's private methods. */
    static ClassDesc nest(ClassModel model) {
        return model.findAttribute(Attributes.nestHost())
                .map(host -> host.nestHost().asSymbol())
                .orElse(model.thisClass().asSymbol());
    }

    private CodeTransform code() {
        return (builder, element) -> {
            var lambda =
                    element instanceof InvokeDynamicInstruction dynamic ? Lambda.of(dynamic) : Optional.<Lambda>empty();
            if (lambda.isEmpty()) {
                builder.with(element);
                return;
            }
            var self = model.thisClass().asSymbol().nested("lambda$" + count++);
            made.accept(self, lambda.get().bytes(classes, self, nest(model)));
            lambda.get().make(builder, self);
        };
    }
}
