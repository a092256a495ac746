/// Tests of when a certificate is renewed, and that orders need what they need.
@NullMarked
package dev.patchbay.orchestrator.acme;

import org.jspecify.annotations.NullMarked;
