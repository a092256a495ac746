package dev.patchbay.lab.graph;

import dev.patchbay.lab.sip.control.RuleBook;

/// How whoever asks Graph should behave. `docs/protocols/microsoft-graph.md` tells where each comes
/// from and which of them are ours.
enum Rule implements RuleBook.Written {
    BEARER_TOKEN(401, "every call of Graph has a bearer token that is valid and not revoked"),
    TOKEN_IS_CACHED(0, "a token is kept: at most 5 are asked for in a minute for a tenant"),
    REFUSED_TOKEN_IS_DROPPED(0, "a token that was answered with 401 is not sent again"),
    SECRETS_NOT_IN_URL(400, "no token, secret or assertion in a URL"),
    ASSERTION_IS_FRESH(401, "a client assertion is for this endpoint, short-lived and used once"),
    DEFAULT_SCOPE(400, "client credentials ask for <resource>/.default"),
    CONSENT_HAS_STATE(0, "a consent link has a state of 16 characters or more"),
    CONSENT_RETURN_REGISTERED(400, "a consent link's redirect_uri is one the app has registered"),
    PERMISSION_CONSENTED(403, "a call is made with a permission that was consented to"),
    KNOWN_OPTIONS(400, "no query option but those the call's documentation names, each once"),
    DOCUMENTED_FILTER(400, "$filter, $search and $orderby have a form the documentation shows"),
    PAGE_WITHIN_LIMIT(400, "$top is within the call's limits"),
    ADVANCED_IS_DECLARED(400, "advanced queries say ConsistencyLevel: eventual and $count=true"),
    SELECTS_FIELDS(0, "lists of users say $select"),
    LINK_VERBATIM(400, "nextLink and deltaLink are followed as they were given"),
    RESYNC_AFTER_GONE(0, "after 410 the next delta begins anew"),
    OBEYS_RETRY_AFTER(0, "after Retry-After nothing of its kind comes before that time is over"),
    BACKS_OFF(0, "after 429 without Retry-After the next of its kind comes a second later or more"),
    FEW_WRITES_AT_ONCE(0, "at most two writes of Teams administration at a time for a tenant"),
    POLLS_WITH_PAUSES(0, "an operation is asked about no more often than the pause set here"),
    STOPS_POLLING(0, "an operation that has ended is not asked about any more"),
    JSON_BODY(400, "a body is JSON with the documented properties alone"),
    NO_TEL_SCHEME(400, "telephoneNumber does not say tel:"),
    E164_WITH_PLUS(400, "telephoneNumber is + and 7 to 15 digits"),
    ONE_CHANGE_PER_NUMBER(409, "a number is not changed while a change of it is under way"),
    NO_BLIND_RETRY(0, "a write without a clear answer is not repeated before a look at the number"),
    READS_BACK(0, "a change that succeeded is read back before the number's next one");

    private final int refusal;
    private final String sentence;

    /// @param refusal the status of the answer to a request that breaks the rule; 0 where it is
    ///   counted alone
    Rule(int refusal, String sentence) {
        this.refusal = refusal;
        this.sentence = sentence;
    }

    int refusal() {
        return refusal;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
