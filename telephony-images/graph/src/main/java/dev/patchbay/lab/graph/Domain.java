package dev.patchbay.lab.graph;

/// A domain name of a tenant.
///
/// @param initial the one under onmicrosoft.com that every tenant begins with
/// @param proof what a TXT record must say for the domain to be verified
record Domain(String name, boolean verified, boolean initial, String proof) {

    Domain asVerified() {
        return new Domain(name, true, initial, proof);
    }
}
