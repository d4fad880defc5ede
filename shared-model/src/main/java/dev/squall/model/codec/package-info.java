/**
 * YAML and JSON in and out, by tokens and nodes, without reflection. The only package that knows a parser. Errors name
 * the file, the line and column, the path in the document, and what would be right.
 */
@NullMarked
package dev.squall.model.codec;

import org.jspecify.annotations.NullMarked;
