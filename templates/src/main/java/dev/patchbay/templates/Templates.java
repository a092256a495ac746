package dev.patchbay.templates;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The templates of one engine, named as the files they become.
///
/// Values are written `[=trunk.name]`, so that `${…}` and `$var` stay the engine's own; directives
/// are FreeMarker's usual `<#if …>` and `<#list …>`. Components of public records are properties.
/// Numbers are written plainly, without a locale's separators.
final class Templates {

    private final Configuration configuration;

    /// @param folder below `engine/` in the class path, such as `asterisk`
    /// @param format refuses values its files would misread
    Templates(String folder, FileFormat format) {
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(
                Templates.class.getClassLoader(), "engine/" + folder);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setRecognizeStandardFileExtensions(false);
        configuration.setOutputFormat(new CheckedOutput(format));
        configuration.setAutoEscapingPolicy(Configuration.ENABLE_IF_SUPPORTED_AUTO_ESCAPING_POLICY);
        configuration.setNumberFormat("computer");
        configuration.setLocalizedLookup(false);
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    }

    /// @param model what the template sees, by name
    /// @throws RefusedValueException if a value would change the meaning of the file
    String render(String file, Map<String, ?> model) {
        var text = new StringWriter();
        try {
            configuration.getTemplate(file).process(model, text);
        } catch (TemplateException e) {
            throw new IllegalStateException("cannot render " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// @return file name to content, in the files' order by name
    Map<String, String> renderAll(List<String> files, Map<String, ?> model) {
        var rendered = new TreeMap<String, String>();
        files.forEach(file -> rendered.put(file, render(file, model)));
        return rendered;
    }
}
