package dev.squall.junit.experiment;

import dev.squall.model.json.Json;
import dev.squall.model.resolution.Assignment;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** What a test says about its experiment's configuration: by {@link ConfigurationValue} when it runs, by the annotation before. */
final class Values {
    private final Map<String, Json> all = new LinkedHashMap<>();

    private Values() {}

    /**
     * @param instances of the test, outer classes first
     * @param known     the names in the experiment's configuration
     */
    static Map<String, Json> of(Experiment wanted, List<Object> instances, Set<String> known) {
        var values = new Values();
        instances.forEach(values::members);
        values.all.keySet().retainAll(known);
        for (String written : wanted.with()) {
            values.assign(written, wanted, known);
        }
        return values.all;
    }

    private void assign(String written, Experiment wanted, Set<String> known) {
        switch (Assignment.read(written)) {
            case Assignment.Reading.Assigned(Assignment given)
            when known.contains(given.name()) -> all.put(given.name(), given.value());
            case Assignment.Reading.Assigned(Assignment given) ->
                throw new ExtensionConfigurationException("@Experiment(\"" + wanted.value() + "\") gives a value to '"
                        + given.name() + "', and the file's configuration has only " + known);
            case Assignment.Reading.Wrong(String message) ->
                throw new ExtensionConfigurationException("@Experiment(\"" + wanted.value() + "\"): 'with' " + message);
        }
    }

    private void members(Object instance) {
        var type = instance.getClass();
        for (Field field : AnnotationSupport.findAnnotatedFields(type, ConfigurationValue.class)) {
            add(field, ReflectionSupport.tryToReadFieldValue(field, instance).getOrThrow(e -> unreadable(field, e)));
        }
        var order = HierarchyTraversalMode.TOP_DOWN;
        for (Method method : AnnotationSupport.findAnnotatedMethods(type, ConfigurationValue.class, order)) {
            if (method.getParameterCount() > 0) {
                throw new ExtensionConfigurationException(shown(method) + " has parameters, and must have none");
            }
            add(method, ReflectionSupport.invokeMethod(method, instance));
        }
    }

    private <M extends AnnotatedElement & Member> void add(M member, @Nullable Object value) {
        String given = member.getAnnotation(ConfigurationValue.class).value();
        all.put(given.isEmpty() ? member.getName() : given, json(member, value));
    }

    private static Json json(Member member, @Nullable Object value) {
        return switch (value) {
            case CharSequence text -> Json.of(text.toString());
            case Boolean truth -> Json.of(truth);
            case Integer number -> Json.of(number);
            case Long number -> Json.of(number);
            case Short number -> Json.of(number);
            case BigInteger number -> Json.number(new BigDecimal(number));
            case Double number when Double.isFinite(number) -> Json.of(number);
            case BigDecimal number -> Json.decimal(number);
            case Duration time -> Json.of(time.toMillis() + "ms");
            case URI address -> Json.of(address.toString());
            case Path path -> Json.of(path.toString());
            case List<?> items -> {
                var array = new ArrayList<Json>();
                items.forEach(item -> array.add(json(member, item)));
                yield new Json.Array(array);
            }
            case Map<?, ?> mapping -> {
                var members = new LinkedHashMap<String, Json>();
                mapping.forEach((key, item) -> members.put(String.valueOf(key), json(member, item)));
                yield new Json.Mapping(members);
            }
            case null, default ->
                throw new ExtensionConfigurationException(
                        shown(member) + " is "
                                + (value == null
                                        ? "null"
                                        : "a " + value.getClass().getName())
                                + ", and must be a text, a boolean, a number, a Duration, a URI, a Path, or a list or map of them");
        };
    }

    private static ExtensionConfigurationException unreadable(Member member, Exception cause) {
        return new ExtensionConfigurationException(shown(member) + " cannot be read", cause);
    }

    private static String shown(Member member) {
        return "@ConfigurationValue " + member.getDeclaringClass().getSimpleName() + "." + member.getName();
    }
}
