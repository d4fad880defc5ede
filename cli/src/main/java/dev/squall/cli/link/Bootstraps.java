package dev.squall.cli.link;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces what a class links at run time by plain code that does the same: pattern switches, and {@code equals} and
 * {@code hashCode} of records. Whatever is not exactly of a known form stays as it is.
 */
final class Bootstraps {
    private static final String SWITCHES = "Ljava/lang/runtime/SwitchBootstraps;";
    private static final String OBJECTS = "Ljava/lang/runtime/ObjectMethods;";
    private static final ClassDesc OBJECTS_CLASS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc EQUALS =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final MethodTypeDesc HASH = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);
    private static final int HELPER = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private Bootstraps() {}

    private record Switch(String name, MethodTypeDesc type, List<ConstantDesc> labels) {}

    static ClassTransform of(ClassModel model) {
        var self = model.thisClass().asSymbol();
        var switches = new ArrayList<Switch>();
        CodeTransform code = (builder, element) -> {
            if (element instanceof InvokeDynamicInstruction dynamic && isSwitch(dynamic)) {
                var helper = new Switch("switch$" + switches.size(), dynamic.typeSymbol(), dynamic.bootstrapArgs());
                switches.add(helper);
                builder.invokestatic(
                        self, helper.name(), helper.type(), model.flags().has(AccessFlag.INTERFACE));
            } else if (element instanceof InvokeDynamicInstruction dynamic && isOfRecord(dynamic, "hashCode")) {
                hashCode(builder, self, components(dynamic));
            } else if (element instanceof InvokeDynamicInstruction dynamic && isOfRecord(dynamic, "equals")) {
                equals(builder, self, components(dynamic));
            } else {
                builder.with(element);
            }
        };
        return ClassTransform.transformingMethodBodies(code)
                .andThen(ClassTransform.endHandler(type -> switches.forEach(helper -> type.withMethodBody(
                        helper.name(), helper.type(), HELPER, body -> choose(body, helper.labels())))));
    }

    private static boolean isSwitch(InvokeDynamicInstruction dynamic) {
        var bootstrap = dynamic.bootstrapMethod();
        return bootstrap.owner().descriptorString().equals(SWITCHES)
                && bootstrap.methodName().equals("typeSwitch")
                && !dynamic.typeSymbol().parameterType(0).isPrimitive()
                && dynamic.bootstrapArgs().stream()
                        .allMatch(label ->
                                label instanceof String || label instanceof ClassDesc type && !type.isPrimitive());
    }

    private static boolean isOfRecord(InvokeDynamicInstruction dynamic, String method) {
        return dynamic.bootstrapMethod().owner().descriptorString().equals(OBJECTS)
                && dynamic.name().equalsString(method);
    }

    private static List<DirectMethodHandleDesc> components(InvokeDynamicInstruction dynamic) {
        return dynamic.bootstrapArgs().stream()
                .skip(2)
                .map(DirectMethodHandleDesc.class::cast)
                .toList();
    }

    /** The index of the first label from argument 1 on that argument 0 is; -1 for null, the labels' number for none. */
    private static void choose(CodeBuilder body, List<ConstantDesc> labels) {
        var something = body.newLabel();
        body.aload(0).ifnonnull(something).iconst_m1().ireturn().labelBinding(something);
        for (int i = 0; i < labels.size(); i++) {
            var next = body.newLabel();
            body.iload(1).loadConstant(i).if_icmpgt(next);
            if (labels.get(i) instanceof ClassDesc type) {
                body.aload(0).instanceOf(type).ifeq(next);
            } else {
                body.loadConstant(labels.get(i))
                        .aload(0)
                        .invokestatic(OBJECTS_CLASS, "equals", EQUALS)
                        .ifeq(next);
            }
            body.loadConstant(i).ireturn().labelBinding(next);
        }
        body.loadConstant(labels.size()).ireturn();
    }

    private static void hashCode(CodeBuilder body, ClassDesc self, List<DirectMethodHandleDesc> components) {
        int record = body.allocateLocal(TypeKind.REFERENCE);
        body.astore(record).iconst_0();
        for (var component : components) {
            var type = component.invocationType().returnType();
            body.loadConstant(31).imul().aload(record).getfield(self, component.methodName(), type);
            if (type.isPrimitive()) {
                body.invokestatic(Conversion.boxed(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                body.invokestatic(OBJECTS_CLASS, "hashCode", HASH);
            }
            body.iadd();
        }
    }

    private static void equals(CodeBuilder body, ClassDesc self, List<DirectMethodHandleDesc> components) {
        int other = body.allocateLocal(TypeKind.REFERENCE);
        int one = body.allocateLocal(TypeKind.REFERENCE);
        var no = body.newLabel();
        var end = body.newLabel();
        body.astore(other).astore(one).aload(other).instanceOf(self).ifeq(no);
        for (var component : components) {
            var type = component.invocationType().returnType();
            body.aload(one).getfield(self, component.methodName(), type);
            body.aload(other).checkcast(self).getfield(self, component.methodName(), type);
            if (type.isPrimitive()) {
                body.invokestatic(
                                Conversion.boxed(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
                        .ifne(no);
            } else {
                body.invokestatic(OBJECTS_CLASS, "equals", EQUALS).ifeq(no);
            }
        }
        body.iconst_1().goto_(end).labelBinding(no).iconst_0().labelBinding(end);
    }
}
