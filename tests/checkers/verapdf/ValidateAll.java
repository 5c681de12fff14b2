import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Validates many PDF files in one JVM. Arguments: names of veraPDF profiles (PDFUA-1, PDFA-2A). Standard input: one path a line.
 * Standard output: one line a finding, tab-separated (path, profile, clause-test, message, place), and one line "path profile OK".
 */
public final class ValidateAll {
    private static final int FINDINGS_A_FILE = 20;

    private ValidateAll() {}

    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
        for (String name : names) {
            try (InputStream xml = ValidateAll.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
                profiles.put(name, Profiles.profileFromXml(xml));
            }
        }
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            for (Map.Entry<String, ValidationProfile> profile : profiles.entrySet()) {
                validate(path, profile.getKey(), profile.getValue());
            }
        }
    }

    private static void validate(String path, String name, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), profile.getPDFAFlavour());
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, FINDINGS_A_FILE, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion found : result.getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println(String.join("\t", path, name, found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber(),
                            flat(found.getMessage()), flat(found.getLocation().getContext())));
                }
            }
            if (result.isCompliant()) {
                System.out.println(String.join("\t", path, name, "OK"));
            }
        }
    }

    private static String flat(String words) {
        return words == null ? "" : words.replaceAll("\\s+", " ");
    }
}
