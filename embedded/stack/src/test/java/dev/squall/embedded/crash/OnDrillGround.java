package dev.squall.embedded.crash;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A class of drills: each gets a whole {@link DrillGround} and a {@link Scene} of its own. */
@Tag("crash")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(OnDrillGround.Provider.class)
@interface OnDrillGround {
    /** One ground for all classes; closed, with its table printed, after the last of them. */
    final class Provider implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
        private static final Namespace OURS = Namespace.create(DrillGround.class);

        @Override
        public void beforeEach(ExtensionContext context) throws Exception {
            ground(context).heal();
        }

        @Override
        public void afterEach(ExtensionContext context) throws Exception {
            var scene = context.getStore(OURS).remove("scene", Scene.class);
            if (scene != null) {
                scene.close();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            var type = parameter.getParameter().getType();
            return type == DrillGround.class || type == Scene.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var ground = ground(context);
            return parameter.getParameter().getType() == DrillGround.class
                    ? ground
                    : context.getStore(OURS).computeIfAbsent("scene", _ -> Scene.on(ground), Scene.class);
        }

        private static DrillGround ground(ExtensionContext context) {
            return context.getRoot().getStore(OURS).computeIfAbsent("ground", _ -> prepared(), DrillGround.class);
        }

        private static DrillGround prepared() {
            try {
                return DrillGround.prepare();
            } catch (Exception e) { // whatever is missing, no drill can be held
                throw new IllegalStateException("the ground for the drills could not be prepared", e);
            }
        }
    }
}
