package dev.squall.point.cdi;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Puts a request inside the scope that its header {@value #HEADER} names. A caller can bring itself into the reach of a fault
 * that somebody who may has armed for that scope, and nobody else.
 */
@Provider
public class ChaosScopeFilter implements ContainerRequestFilter {
    /** The name of a scope. */
    public static final String HEADER = "Squall-Chaos-Scope";

    private final ChaosRequest request;

    @Inject
    public ChaosScopeFilter(ChaosRequest request) {
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        String scope = context.getHeaderString(HEADER);
        if (scope != null) {
            request.scope(scope);
        }
    }
}
