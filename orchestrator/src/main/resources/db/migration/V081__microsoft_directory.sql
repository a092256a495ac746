-- a copy of what Microsoft says, to search in and to compare with
create table microsoft_account (
    tenant_id         bigint       not null references teams_tenant (id) on delete cascade,
    account_id        varchar(36)  not null,
    principal         varchar(113) not null,
    name              varchar(256) not null,
    usage_location    varchar(2),
    phone             boolean      not null,
    voice_application boolean      not null,
    resource          boolean      not null,
    searched          varchar(400) not null,
    reading           bigint       not null,
    primary key (tenant_id, account_id)
);

create index microsoft_account_principal on microsoft_account (tenant_id, principal);
create index microsoft_account_name on microsoft_account (tenant_id, resource, name);

create table microsoft_number (
    tenant_id      bigint      not null references teams_tenant (id) on delete cascade,
    e164           varchar(16) not null,
    account_id     varchar(36),
    direct_routing boolean     not null,
    state          varchar(40) not null,
    reading        bigint      not null,
    primary key (tenant_id, e164)
);

create index microsoft_number_account on microsoft_number (tenant_id, account_id);
