/** Tests, without mocks: time is in the test's hands where it matters, sockets and processes are real. */
@NullMarked
package dev.squall.point;

import org.jspecify.annotations.NullMarked;
