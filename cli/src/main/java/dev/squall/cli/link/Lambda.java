package dev.squall.cli.link;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/**
 * One lambda or method reference, as a class of its own in the nest of the class that makes it: values that were captured are its
 * fields, its method calls what the lambda stands for.
 *
 * @param method   of the interface, by name
 * @param sites    takes what is captured, gives the interface
 * @param erased   what the interface's method takes and gives
 * @param exact    the same at this place, where types are known better
 * @param target   what is called
 */
record Lambda(
        String method,
        MethodTypeDesc sites,
        MethodTypeDesc erased,
        MethodTypeDesc exact,
        DirectMethodHandleDesc target) {
    private static final String METAFACTORY = "Ljava/lang/invoke/LambdaMetafactory;";
    private static final String MAKE = "of";
    private static final String ONLY = "ONLY";

    /** Empty for whatever is not exactly of a known form. */
    static Optional<Lambda> of(InvokeDynamicInstruction dynamic) {
        var bootstrap = dynamic.bootstrapMethod();
        if (!bootstrap.owner().descriptorString().equals(METAFACTORY)
                || !bootstrap.methodName().equals("metafactory")) {
            return Optional.empty();
        }
        var arguments = dynamic.bootstrapArgs();
        var lambda = new Lambda(
                dynamic.name().stringValue(),
                dynamic.typeSymbol(),
                (MethodTypeDesc) arguments.get(0),
                (MethodTypeDesc) arguments.get(2),
                (DirectMethodHandleDesc) arguments.get(1));
        return lambda.isPlain() ? Optional.of(lambda) : Optional.empty();
    }

    private boolean isPlain() {
        // With these the cache keeps a form of method handle that the JDK would make anew to find an enum's constant by
        // its name.
        boolean supplies = captured() == 0
                && erased.parameterCount() == 0
                && !erased.returnType().isPrimitive();
        boolean special = target.kind() == DirectMethodHandleDesc.Kind.SPECIAL
                || target.kind() == DirectMethodHandleDesc.Kind.INTERFACE_SPECIAL;
        if (supplies
                || special && !target.methodName().startsWith("lambda$")
                || taken().parameterCount() != captured() + erased.parameterCount()) {
            return false;
        }
        for (int i = 0; i < erased.parameterCount(); i++) {
            if (!Conversion.isPlain(exact.parameterType(i), taken().parameterType(captured() + i))) {
                return false;
            }
        }
        return Conversion.isPlain(taken().returnType(), exact.returnType());
    }

    private int captured() {
        return sites.parameterCount();
    }

    /** With the receiver first; a constructor gives what it makes. */
    private MethodTypeDesc taken() {
        return target.invocationType();
    }

    /** Instead of the call site: what is captured is on the stack, the lambda is to be. */
    void make(CodeBuilder code, ClassDesc self) {
        if (captured() == 0) {
            code.getstatic(self, ONLY, sites.returnType());
        } else {
            code.invokestatic(self, MAKE, sites);
        }
    }

    byte[] bytes(ClassFile classes, ClassDesc self, ClassDesc nest) {
        var fields = sites.changeReturnType(ConstantDescs.CD_void);
        return classes.build(self, type -> {
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_SUPER)
                    .withInterfaceSymbols(sites.returnType())
                    .with(NestHostAttribute.of(nest));
            for (int i = 0; i < captured(); i++) {
                type.withField("c" + i, sites.parameterType(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            }
            type.withMethodBody(ConstantDescs.INIT_NAME, fields, ClassFile.ACC_PRIVATE, code -> construct(code, self));
            if (captured() == 0) {
                type.withField(ONLY, sites.returnType(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
                type.withMethodBody(
                        ConstantDescs.CLASS_INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        code -> code.new_(self)
                                .dup()
                                .invokespecial(self, ConstantDescs.INIT_NAME, fields)
                                .putstatic(self, ONLY, sites.returnType())
                                .return_());
            } else {
                type.withMethodBody(MAKE, sites, ClassFile.ACC_STATIC, code -> {
                    code.new_(self).dup();
                    for (int i = 0; i < captured(); i++) {
                        code.loadLocal(TypeKind.from(sites.parameterType(i)), code.parameterSlot(i));
                    }
                    code.invokespecial(self, ConstantDescs.INIT_NAME, fields).areturn();
                });
            }
            type.withMethodBody(method, erased, ClassFile.ACC_PUBLIC, code -> call(code, self));
        });
    }

    private void construct(CodeBuilder code, ClassDesc self) {
        code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        for (int i = 0; i < captured(); i++) {
            var type = sites.parameterType(i);
            code.aload(0).loadLocal(TypeKind.from(type), code.parameterSlot(i)).putfield(self, "c" + i, type);
        }
        code.return_();
    }

    private void call(CodeBuilder code, ClassDesc self) {
        var owner = target.owner();
        boolean constructs = target.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        if (constructs) {
            code.new_(owner).dup();
        }
        for (int i = 0; i < captured(); i++) {
            code.aload(0).getfield(self, "c" + i, sites.parameterType(i));
        }
        for (int i = 0; i < erased.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(erased.parameterType(i)), code.parameterSlot(i));
            Conversion.cast(code, erased.parameterType(i), exact.parameterType(i));
            Conversion.convert(code, exact.parameterType(i), taken().parameterType(captured() + i));
        }
        var type = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
        switch (target.kind()) {
            case CONSTRUCTOR -> code.invokespecial(owner, ConstantDescs.INIT_NAME, type);
            case STATIC -> code.invokestatic(owner, target.methodName(), type);
            case INTERFACE_STATIC -> code.invokestatic(owner, target.methodName(), type, true);
            case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, target.methodName(), type);
            case VIRTUAL, SPECIAL -> code.invokevirtual(owner, target.methodName(), type);
            default -> throw new IllegalStateException("no lambda stands for " + target.kind());
        }
        Conversion.convert(code, taken().returnType(), exact.returnType());
        Conversion.cast(code, taken().returnType(), erased.returnType());
        code.return_(TypeKind.from(erased.returnType()));
    }
}
