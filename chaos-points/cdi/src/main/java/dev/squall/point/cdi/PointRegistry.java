package dev.squall.point.cdi;

import dev.squall.point.ChaosPoints;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserver;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import java.util.TreeSet;

/**
 * Finds the names of all points of an application's beans when the application is built or booted, and makes the points at
 * its start: so that whoever wants to arm one finds it before it is first called, and the endpoint is open by then.
 */
public final class PointRegistry implements BuildCompatibleExtension {
    private static final String NAMES = "names";

    private final TreeSet<String> names = new TreeSet<>();

    @Registration(types = Object.class)
    public void collect(BeanInfo bean) {
        if (bean.isClassBean()) {
            collect(bean.declaringClass());
        }
    }

    private void collect(ClassInfo type) {
        if (type.hasAnnotation(ChaosPoint.class)) {
            add(type.annotation(ChaosPoint.class));
        }
        type.methods().stream()
                .filter(method -> method.hasAnnotation(ChaosPoint.class))
                .forEach(method -> add(method.annotation(ChaosPoint.class)));
    }

    private void add(AnnotationInfo mark) {
        String name = mark.value().asString();
        if (!name.isEmpty()) { // the interceptor's own mark has none
            names.add(name);
        }
    }

    @Synthesis
    public void observe(SyntheticComponents components) {
        components.addObserver(Startup.class).observeWith(AtStart.class).withParam(NAMES, names.toArray(String[]::new));
    }

    /** Makes the points. */
    public static final class AtStart implements SyntheticObserver<Startup> {
        @Override
        public void observe(EventContext<Startup> event, Parameters parameters) {
            for (String name : parameters.get(NAMES, String[].class)) {
                ChaosPoints.at(name);
            }
        }
    }
}
