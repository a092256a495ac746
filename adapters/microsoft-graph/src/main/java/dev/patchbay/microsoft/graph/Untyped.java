package dev.patchbay.microsoft.graph;

import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedObject;
import com.microsoft.kiota.serialization.UntypedString;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// What the SDK has no class for.
final class Untyped {

    private Untyped() {}

    /// @return that field of each object in the list, one after the other
    static String text(@Nullable Object list, String field) {
        var found = new ArrayList<String>();
        if (list instanceof UntypedArray array) {
            for (var entry : array.getValue()) {
                if (entry instanceof UntypedObject object
                        && object.getValue().get(field) instanceof UntypedString text) {
                    found.add(text.getValue());
                }
            }
        }
        return String.join("; ", found);
    }
}
