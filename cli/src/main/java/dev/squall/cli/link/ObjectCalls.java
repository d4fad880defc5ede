package dev.squall.cli.link;

import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.util.Set;

/**
 * Calls the methods that every object has by its class where they are called by an interface: such a call HotSpot's interpreter looks
 * up anew each time, which takes it microseconds.
 */
final class ObjectCalls {
    private static final Set<String> METHODS = Set.of(
            "equals(Ljava/lang/Object;)Z",
            "hashCode()I",
            "toString()Ljava/lang/String;",
            "getClass()Ljava/lang/Class;");

    private ObjectCalls() {}

    static ClassTransform transform() {
        CodeTransform code = (builder, element) -> {
            if (element instanceof InvokeInstruction call
                    && call.opcode() == Opcode.INVOKEINTERFACE
                    && METHODS.contains(call.name().stringValue() + call.type().stringValue())) {
                builder.invokevirtual(ConstantDescs.CD_Object, call.name().stringValue(), call.typeSymbol());
            } else {
                builder.with(element);
            }
        };
        return ClassTransform.transformingMethodBodies(code);
    }
}
