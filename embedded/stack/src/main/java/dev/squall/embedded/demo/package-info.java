/**
 * The demo: experiments against a running stack, told as they happen, and what they should have come to. Here belongs what a
 * person sees of them; how a stack is started and stopped does not.
 */
@NullMarked
package dev.squall.embedded.demo;

import org.jspecify.annotations.NullMarked;
