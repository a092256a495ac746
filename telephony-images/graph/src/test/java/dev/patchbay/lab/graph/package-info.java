/// The lab's Graph, asked over HTTP as Patchbay asks it.
@NullMarked
package dev.patchbay.lab.graph;

import org.jspecify.annotations.NullMarked;
