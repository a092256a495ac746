/// What Microsoft 365 is to Patchbay: who has an account there, which number leads to whom, and how
/// that is changed. Knows no SDK and no HTTP; how Microsoft is asked is an adapter's business.
@NullMarked
package dev.patchbay.microsoft;

import org.jspecify.annotations.NullMarked;
