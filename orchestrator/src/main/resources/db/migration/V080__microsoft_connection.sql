-- the application Patchbay is in every customer's Microsoft 365; one row at most
create table microsoft_application (
    id                integer       primary key,
    client_id         varchar(36)   not null,
    credential_kind   varchar(11)   not null,
    sealed_credential varchar(20000) not null,
    changed           timestamp with time zone not null
);

-- how far one tenant's connection has come, and what it may be asked
create table microsoft_connection (
    tenant_id       bigint        primary key references teams_tenant (id) on delete cascade,
    state           varchar(10)   not null,
    since           timestamp with time zone not null,
    expected_domain varchar(253)  not null,
    directory_id    varchar(36)   unique,
    organisation    varchar(256)  not null default '',
    domains         varchar(4000) not null default '',
    permissions     varchar(2000) not null default '',
    said            varchar(500)  not null default '',
    tries           integer       not null default 0,
    next_try        timestamp with time zone,
    paused_until    timestamp with time zone,
    mark            varchar(4000),
    synced          timestamp with time zone,
    next_sync       timestamp with time zone,
    sync_said       varchar(500)  not null default '',
    version         bigint        not null default 0
);

-- a consent link that was given out and has not come back
create table microsoft_consent (
    nonce     varchar(32) primary key,
    tenant_id bigint      not null references teams_tenant (id) on delete cascade,
    expires   timestamp with time zone not null
);
