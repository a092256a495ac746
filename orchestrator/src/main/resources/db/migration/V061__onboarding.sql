-- how far a tenant has come; without a row nothing was done yet, or the tenant is older than this table
create table tenant_onboarding (
    tenant_id bigint primary key references teams_tenant (id) on delete cascade,
    step      varchar(20) not null,
    since     timestamp with time zone,
    txt       varchar(40)
);

create index call_record_origin on call_record (origin, ended desc);
