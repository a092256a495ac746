-- How much of a trunk, and how much by a customer, may be in use; null is no limit.
create table trunk_limit (
    trunk_id         bigint     primary key references trunk (id) on delete cascade,
    inbound          integer,
    outbound         integer,
    total            integer,
    calls_per_second integer,
    when_full        varchar(9) not null
);

-- The hours are there if outside is: days as digits, Monday is 1; minutes of the day.
create table customer_limit (
    customer_id     bigint      primary key references customer (id) on delete cascade,
    calls           integer,
    minutes_per_day integer,
    zone            varchar(64) not null,
    outside         varchar(15),
    days            varchar(7)  not null,
    from_minute     integer     not null,
    to_minute       integer     not null
);
