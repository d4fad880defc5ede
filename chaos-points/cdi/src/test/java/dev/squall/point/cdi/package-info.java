/** {@code @ChaosPoint} in a real Quarkus application with MicroProfile Fault Tolerance, over its bean container and HTTP. */
@NullMarked
package dev.squall.point.cdi;

import org.jspecify.annotations.NullMarked;
