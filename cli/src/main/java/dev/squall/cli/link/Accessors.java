package dev.squall.cli.link;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.FieldTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces calls of methods that only give a field of a final class, as records have them, by a read of that field, for a call costs
 * ten times as much before it is compiled. The fields can then be read by whoever can name the class.
 */
final class Accessors {
    private record Member(ClassDesc owner, String name, String type) {}

    private final Map<Member, Member> fields = new HashMap<>();
    private final Set<Member> read = new HashSet<>();

    /** To be called with every class before any is transformed. */
    void add(ClassModel model) {
        if (!model.flags().has(AccessFlag.FINAL)) {
            return;
        }
        for (var method : model.methods()) {
            field(model, method).ifPresent(field -> {
                fields.put(
                        new Member(
                                model.thisClass().asSymbol(),
                                method.methodName().stringValue(),
                                method.methodType().stringValue()),
                        field);
                read.add(field);
            });
        }
    }

    /** What a method gives that does nothing else. */
    private static Optional<Member> field(ClassModel model, MethodModel method) {
        if (method.flags().has(AccessFlag.STATIC)
                || method.flags().has(AccessFlag.SYNCHRONIZED)
                || method.methodTypeSymbol().parameterCount() > 0) {
            return Optional.empty();
        }
        var instructions = method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance)
                .toList();
        boolean plain = instructions.size() == 3
                && instructions.get(0) instanceof LoadInstruction load
                && load.slot() == 0
                && instructions.get(1) instanceof FieldInstruction get
                && get.opcode() == Opcode.GETFIELD
                && get.owner().equals(model.thisClass())
                && instructions.get(2) instanceof ReturnInstruction;
        return plain ? Optional.of(member((FieldInstruction) instructions.get(1))) : Optional.empty();
    }

    private static Member member(FieldInstruction field) {
        return new Member(
                field.owner().asSymbol(),
                field.name().stringValue(),
                field.type().stringValue());
    }

    ClassTransform of(ClassModel model) {
        var self = model.thisClass().asSymbol();
        CodeTransform code = (builder, element) -> {
            var field = element instanceof InvokeInstruction call && call.opcode() == Opcode.INVOKEVIRTUAL
                    ? fields.get(new Member(
                            call.owner().asSymbol(),
                            call.name().stringValue(),
                            call.type().stringValue()))
                    : null;
            if (field == null) {
                builder.with(element);
            } else {
                builder.getfield(field.owner(), field.name(), ClassDesc.ofDescriptor(field.type()));
            }
        };
        return ClassTransform.transformingMethodBodies(code).andThen((builder, element) -> {
            if (element instanceof FieldModel field
                    && read.contains(new Member(
                            self,
                            field.fieldName().stringValue(),
                            field.fieldType().stringValue()))) {
                builder.transformField(field, open());
            } else {
                builder.with(element);
            }
        });
    }

    private static FieldTransform open() {
        return (builder, element) -> {
            if (element instanceof AccessFlags flags) {
                builder.withFlags(
                        flags.flagsMask() & ~(ClassFile.ACC_PRIVATE | ClassFile.ACC_PROTECTED) | ClassFile.ACC_PUBLIC);
            } else {
                builder.with(element);
            }
        };
    }
}
