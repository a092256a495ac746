package dev.patchbay.templates;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/// FreeMarker's auto-escaping, used to refuse before it escapes: most config formats have no escape
/// that all of their readers agree on. Being automatic, no template can forget it.
final class CheckedOutput extends CommonMarkupOutputFormat<CheckedOutput.Text> {

    private final FileFormat format;

    CheckedOutput(FileFormat format) {
        this.format = format;
    }

    @Override
    public void output(String value, Writer out) throws IOException {
        out.write(escapePlainText(value));
    }

    @Override
    public String escapePlainText(String value) {
        if (!format.reads(value)) {
            throw new RefusedValueException(format.name(), value, format.expected());
        }
        return format.written().apply(value);
    }

    @Override
    public String getName() {
        return format.name();
    }

    @Override
    public String getMimeType() {
        return "text/plain";
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Text newTemplateMarkupOutputModel(@Nullable String plain, @Nullable String markup) {
        return new Text(this, plain, markup);
    }

    static final class Text extends CommonTemplateMarkupOutputModel<Text> {

        private final CheckedOutput output;

        private Text(CheckedOutput output, @Nullable String plain, @Nullable String markup) {
            super(plain, markup);
            this.output = output;
        }

        @Override
        public CheckedOutput getOutputFormat() {
            return output;
        }
    }
}
