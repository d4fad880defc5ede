/**
 * JSON in and out, exactly as clients of Toxiproxy have known it: which texts are accepted, what is said about the others, how numbers and
 * signs are written. Its messages are part of the protocol, which is why there is no library here. Pure; what the documents mean belongs
 * to {@code api}.
 */
@NullMarked
package dev.squall.toxics.json;

import org.jspecify.annotations.NullMarked;
