package dev.patchbay.microsoft;

/// Microsoft said no. The same question will get the same answer.
public final class MicrosoftRefusedException extends Exception {

    /// What to make of a refusal, whatever words come with it.
    public enum Kind {
        /// The application has no token for this tenant: no consent, a wrong or expired credential.
        CREDENTIAL,
        /// A permission is missing.
        PERMISSION,
        /// What was asked about is not there.
        NOT_FOUND,
        /// A mark of an earlier reading is too old.
        GONE,
        /// Something else has it, or is going on.
        CONFLICT,
        /// Everything else.
        OTHER
    }

    private final Kind kind;
    private final String code;

    /// @param code Microsoft's own, such as `AADSTS7000215` or `Forbidden`
    public MicrosoftRefusedException(Kind kind, String code, String sentence) {
        super(sentence);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /// @return Microsoft's own words
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
