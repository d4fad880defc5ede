package dev.squall.cli.link;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a constant {@link BigDecimal} of a constant {@link BigInteger} where it is asked for and no longer with its class: the first
 * {@link BigDecimal} of a process has the JDK make a table, for several milliseconds, and Jackson keeps four for numbers that are rare.
 */
final class Decimals {
    private static final ClassDesc DECIMAL =
            BigDecimal.class.describeConstable().orElseThrow();
    private static final ClassDesc INTEGER =
            BigInteger.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc FROM_INTEGER = MethodTypeDesc.of(ConstantDescs.CD_void, INTEGER);
    /** How many instructions make one: new, dup, getstatic, invokespecial, putstatic. */
    private static final int LENGTH = 5;

    private record Constant(ClassDesc owner, String name) {}

    private final Map<ClassDesc, ClassDesc> parents = new HashMap<>();
    /** The constants, each with the name of the integer that it is made of, a constant of the same class. */
    private final Map<Constant, String> integers = new HashMap<>();

    /** To be called with every class before any is transformed. */
    void add(ClassModel model) {
        model.superclass().ifPresent(parent -> parents.put(model.thisClass().asSymbol(), parent.asSymbol()));
        var instructions = initialization(model);
        for (int making : makings(instructions)) {
            var from = (FieldInstruction) instructions.get(making + 2);
            var to = (FieldInstruction) instructions.get(making + 4);
            integers.put(
                    new Constant(to.owner().asSymbol(), to.name().stringValue()),
                    from.name().stringValue());
        }
    }

    private static List<Instruction> initialization(ClassModel model) {
        return model.methods().stream()
                .filter(Decimals::initializes)
                .flatMap(method -> method.code().stream())
                .flatMap(CodeModel::elementStream)
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
    }

    private static boolean initializes(MethodModel method) {
        return method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
    }

    /** Where they begin. */
    private static List<Integer> makings(List<Instruction> instructions) {
        return IntStream.rangeClosed(0, instructions.size() - LENGTH)
                .filter(from -> isMaking(instructions.subList(from, from + LENGTH)))
                .boxed()
                .toList();
    }

    private static boolean isMaking(List<Instruction> some) {
        return some.get(0) instanceof NewObjectInstruction made
                && made.className().asSymbol().equals(DECIMAL)
                && some.get(1).opcode() == Opcode.DUP
                && some.get(2) instanceof FieldInstruction from
                && from.opcode() == Opcode.GETSTATIC
                && from.typeSymbol().equals(INTEGER)
                && some.get(3) instanceof InvokeInstruction call
                && call.opcode() == Opcode.INVOKESPECIAL
                && call.typeSymbol().equals(FROM_INTEGER)
                && some.get(4) instanceof FieldInstruction to
                && to.opcode() == Opcode.PUTSTATIC
                && to.owner().equals(from.owner());
    }

    /** To be the first of transformations, for it counts instructions. */
    ClassTransform of(ClassModel model) {
        var gone = makings(initialization(model)).stream()
                .flatMapToInt(from -> IntStream.range(from, from + LENGTH))
                .boxed()
                .collect(Collectors.toSet());
        return (type, element) -> {
            if (element instanceof MethodModel method) {
                var code = initializes(method) ? without(gone) : (CodeTransform) this::made;
                type.transformMethod(method, MethodTransform.transformingCode(code));
            } else {
                type.with(element);
            }
        };
    }

    private CodeTransform without(Set<Integer> gone) {
        var number = new AtomicInteger();
        return (builder, element) -> {
            if (!(element instanceof Instruction && gone.contains(number.getAndIncrement()))) {
                made(builder, element);
            }
        };
    }

    private void made(CodeBuilder builder, CodeElement element) {
        var integer = element instanceof FieldInstruction read && read.opcode() == Opcode.GETSTATIC
                ? integer(read)
                : Optional.<String>empty();
        if (integer.isEmpty()) {
            builder.with(element);
            return;
        }
        builder.new_(DECIMAL)
                .dup()
                .getstatic(((FieldInstruction) element).owner().asSymbol(), integer.get(), INTEGER)
                .invokespecial(DECIMAL, ConstantDescs.INIT_NAME, FROM_INTEGER);
    }

    /** Of what the constant is made that is read here, maybe by the name of a class that has inherited it. */
    private Optional<String> integer(FieldInstruction read) {
        for (ClassDesc owner = read.owner().asSymbol(); owner != null; owner = parents.get(owner)) {
            var integer = integers.get(new Constant(owner, read.name().stringValue()));
            if (integer != null) {
                return Optional.of(integer);
            }
        }
        return Optional.empty();
    }
}
