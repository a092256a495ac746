/// The Spring Boot application: stores what the admin wants, makes the engines match it, decides
/// where calls go. Every direct sub-package is a module; what a module may use is declared in its
/// own `package-info.java`.
@NullMarked
package dev.patchbay.orchestrator;

import org.jspecify.annotations.NullMarked;
