-- whom a number was to lead to when that was last taken over, to see what an admin changed since
create table microsoft_wish (
    e164      varchar(16) primary key,
    tenant_id bigint      not null references teams_tenant (id) on delete cascade,
    kind      varchar(16),
    principal varchar(113)
);

create sequence microsoft_change_seq start with 1 increment by 50;

-- a change at Microsoft, with all it takes to go on after a restart
create table microsoft_change (
    id          bigint       primary key,
    tenant_id   bigint       not null references teams_tenant (id) on delete cascade,
    e164        varchar(16)  not null,
    kind        varchar(16),
    principal   varchar(113),
    former      varchar(113),
    forced      boolean      not null,
    stage       varchar(10)  not null,
    stage_since timestamp with time zone not null,
    action      varchar(8),
    account_id  varchar(36),
    operation   varchar(700),
    tries       integer      not null,
    next_step   timestamp with time zone,
    said        varchar(500) not null,
    trouble     varchar(24),
    script      varchar(8000),
    created     timestamp with time zone not null,
    ended       timestamp with time zone,
    version     bigint       not null default 0
);

create index microsoft_change_number on microsoft_change (e164, id);
create index microsoft_change_due on microsoft_change (tenant_id, next_step);
