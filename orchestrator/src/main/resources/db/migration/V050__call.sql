-- Numbers are drawn fifty at a time, so that records can be inserted in batches.
create sequence call_record_seq start with 1 increment by 50;

create table call_record (
    id          bigint        primary key,
    engine      varchar(40)   not null,
    call_id     varchar(128)  not null,
    sip_call_id varchar(128)  not null,
    direction   varchar(8)    not null,
    origin      varchar(128)  not null,
    dialled     varchar(128)  not null,
    caller      varchar(128)  not null,
    route       varchar(1000) not null,
    routed_by   varchar(8)    not null,
    gateway     varchar(40),
    started     timestamp with time zone not null,
    ended       timestamp with time zone not null,
    rang_ms     bigint,
    talked_ms   bigint,
    q850        integer       not null,
    sip_status  integer       not null,
    party       varchar(8)    not null,
    reason      varchar(60)   not null,
    constraint call_record_once unique (engine, call_id)
);

create index call_record_ended on call_record (ended desc, id desc);
