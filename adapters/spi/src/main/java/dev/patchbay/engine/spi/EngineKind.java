package dev.patchbay.engine.spi;

/// The adapters by the name an operator writes into `patchbay.engine.adapter`.
public record EngineKind(String value) {

    public static final EngineKind ASTERISK_ARI = new EngineKind("asterisk-ari");
    public static final EngineKind ASTERISK_AMI = new EngineKind("asterisk-ami");
    public static final EngineKind FREESWITCH_ESL = new EngineKind("freeswitch-esl");

    @Override
    public String toString() {
        return value;
    }
}
