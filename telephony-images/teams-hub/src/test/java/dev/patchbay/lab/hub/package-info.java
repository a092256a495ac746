/// Tests of the strict hub: each rule is kept by a good message and broken by a bad one.
@NullMarked
package dev.patchbay.lab.hub;

import org.jspecify.annotations.NullMarked;
