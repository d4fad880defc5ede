package dev.squall.toxics.toxic;

import java.util.random.RandomGenerator;

/**
 * What a toxic finds when it starts to work on one direction of a connection.
 *
 * @param chance its own, so that what it draws does not depend on anybody else
 * @param held where it accounts for what it queues
 * @param fresh whether the connection was opened just now; false when the toxic came later
 */
public record Start(RandomGenerator chance, HeldBytes held, long now, boolean fresh) {}
