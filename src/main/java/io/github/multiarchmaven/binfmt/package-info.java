/** QEMU handlers in the kernel's binfmt_misc table: which there are, whether they work, registering them. */
@NullMarked
package io.github.multiarchmaven.binfmt;

import org.jspecify.annotations.NullMarked;
