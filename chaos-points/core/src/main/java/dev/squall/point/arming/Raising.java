package dev.squall.point.arming;

import dev.squall.point.fault.ChaosException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Makes exceptions of one class: by its public constructor with a text, or by the one without anything. */
final class Raising {
    private final Constructor<? extends Throwable> constructor;

    private Raising(Constructor<? extends Throwable> constructor) {
        this.constructor = constructor;
    }

    /** Empty when there is no such constructor. Initialises nothing. */
    static Optional<Raising> of(Class<? extends Throwable> type) {
        if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
            return Optional.empty();
        }
        return constructor(type, String.class).or(() -> constructor(type)).map(Raising::new);
    }

    private static Optional<Constructor<? extends Throwable>> constructor(
            Class<? extends Throwable> type, Class<?>... parameters) {
        try {
            return Optional.of(type.getConstructor(parameters));
        } catch (NoSuchMethodException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** A new one. When it cannot be made, what is thrown instead says so. */
    Throwable raise(String message) {
        try {
            return constructor.getParameterCount() == 1 ? constructor.newInstance(message) : constructor.newInstance();
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException | LinkageError e) {
            return new ChaosException(
                    message + " (a " + constructor.getDeclaringClass().getName() + " cannot be made)", e);
        }
    }
}
