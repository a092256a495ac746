package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.control.Control;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// `carrier serve` runs it; every other command line is handed to the running one.
public final class CarrierProgram {

    private static final Path SOCKET = Path.of("/run/lab/carrier");

    private CarrierProgram() {}

    public static void main(String[] arguments) throws IOException {
        var words = List.of(arguments);
        if (words.equals(List.of("serve"))) {
            var carrier = new Carrier(InetAddress.getLocalHost(), Kind::port, Clock.systemUTC());
            Control.serve(SOCKET, carrier);
            System.out.println("carrier: SIP on " + carrier);
        } else {
            var answer = Control.ask(SOCKET, words);
            (answer.exitStatus() == 2 ? System.err : System.out).print(answer.text());
            System.exit(answer.exitStatus());
        }
    }
}
