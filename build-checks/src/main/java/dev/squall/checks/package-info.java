/**
 * The house rules as code, one place for all modules: what pure code may not do, who may know a parser, what a source file may look
 * like. Nothing the product needs at run time belongs here.
 */
@NullMarked
package dev.squall.checks;

import org.jspecify.annotations.NullMarked;
