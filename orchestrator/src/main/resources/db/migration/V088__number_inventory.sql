-- Runs on H2 and PostgreSQL alike.

-- Until when a number is reserved, or rests after its release.
alter table trunk_number add column state_until timestamp with time zone;
alter table trunk_number add column reserved_for varchar(113);

create table number_block (
    first_e164 varchar(16) primary key,
    size       integer                  not null,
    trunk_id   bigint                   not null references trunk (id) on delete cascade,
    added      timestamp with time zone not null
);

create index number_block_trunk on number_block (trunk_id);
