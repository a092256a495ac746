package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.control.Control;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// `carrier serve` runs it; every other command line is handed to the running one.
public final class CarrierProgram {

    private static final Path SOCKET = Path.of("/run/lab/carrier");
    private static final int SIP_PORT = 5060;

    private CarrierProgram() {}

    public static void main(String[] arguments) throws IOException {
        var words = List.of(arguments);
        if (words.equals(List.of("serve"))) {
            var carrier =
                    new Carrier(
                            Carrier.ownAddress(SIP_PORT),
                            "carrier-registrar",
                            Map.of("acme", "lab-only-password", "globex", "lab-only-password-2"),
                            Clock.systemUTC());
            Control.serve(SOCKET, carrier);
            System.out.println("carrier: SIP on " + carrier.place());
        } else {
            var answer = Control.ask(SOCKET, words);
            (answer.exitStatus() == 2 ? System.err : System.out).print(answer.text());
            System.exit(answer.exitStatus());
        }
    }
}
