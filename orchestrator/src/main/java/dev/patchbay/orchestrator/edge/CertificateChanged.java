package dev.patchbay.orchestrator.edge;

/// Another certificate is to be shown. Published in the transaction of the change.
record CertificateChanged() {}
