/** What several tests need: somebody who asks a server over HTTP, servers behind a proxy and clients before it. */
@NullMarked
package dev.squall.toxics.support;

import org.jspecify.annotations.NullMarked;
