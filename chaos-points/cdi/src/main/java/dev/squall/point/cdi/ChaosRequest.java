package dev.squall.point.cdi;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scope that the current request is inside of. It comes from the header {@value ChaosScopeFilter#HEADER} where there is
 * JAX-RS, or from the application, which may have reasons of its own: a customer, a test, one in a hundred.
 */
@Named("squall-chaos-request")
@RequestScoped
public class ChaosRequest {
    private @Nullable String scope;

    public Optional<String> scope() {
        return Optional.ofNullable(scope);
    }

    public void scope(String name) {
        scope = name;
    }
}
