package dev.squall.report;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;

/** Lays a page out on paper. Nothing is fetched for it, whatever the page names; the libraries that do it say nothing. */
final class Pdf {
    private Pdf() {}

    static void write(String page, OutputStream out) throws IOException {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        XRLog.setLoggingEnabled(false);
        try (var drawings = new BatikSVGDrawer()) {
            new PdfRendererBuilder()
                    .useExternalResourceAccessControl(
                            (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (_, _) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .useSVGDrawer(drawings)
                    .withProducer("Squall")
                    .withHtmlContent(page, null)
                    .toStream(out)
                    .run();
        }
    }
}
