package dev.squall.cli.link;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** What happens to a value between an interface's method and the method that a lambda stands for. */
final class Conversion {
    private static final Map<ClassDesc, ClassDesc> BOXES = Map.of(
            ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
            ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
            ConstantDescs.CD_char, ConstantDescs.CD_Character,
            ConstantDescs.CD_short, ConstantDescs.CD_Short,
            ConstantDescs.CD_int, ConstantDescs.CD_Integer,
            ConstantDescs.CD_long, ConstantDescs.CD_Long,
            ConstantDescs.CD_float, ConstantDescs.CD_Float,
            ConstantDescs.CD_double, ConstantDescs.CD_Double);

    private Conversion() {}

    static ClassDesc boxed(ClassDesc primitive) {
        var box = BOXES.get(primitive);
        if (box == null) {
            throw new IllegalArgumentException(primitive.displayName() + " has no box");
        }
        return box;
    }

    /** Whether {@link #convert} knows how; widening of numbers, for one, it does not. */
    static boolean isPlain(ClassDesc from, ClassDesc to) {
        if (to.equals(ConstantDescs.CD_void) || from.equals(to)) {
            return true;
        }
        if (from.equals(ConstantDescs.CD_void)) {
            return false;
        }
        if (from.isPrimitive()) {
            return !to.isPrimitive() && (to.equals(boxed(from)) || to.equals(ConstantDescs.CD_Object));
        }
        return !to.isPrimitive() || from.equals(boxed(to));
    }

    static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (from.equals(to)) {
            return;
        }
        if (to.equals(ConstantDescs.CD_void)) {
            boolean wide = TypeKind.from(from).slotSize() == 2;
            var _ = wide ? code.pop2() : code.pop();
        } else if (from.isPrimitive()) {
            var box = boxed(from);
            code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
        } else if (to.isPrimitive()) {
            code.invokevirtual(boxed(to), to.displayName() + "Value", MethodTypeDesc.of(to));
        }
    }

    /** Between references, where they differ; primitives have been converted. */
    static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (!from.equals(to) && !from.isPrimitive() && !to.isPrimitive() && !to.equals(ConstantDescs.CD_Object)) {
            code.checkcast(to);
        }
    }
}
