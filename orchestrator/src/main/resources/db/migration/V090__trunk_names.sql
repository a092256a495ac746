-- What DNS said of each name of a trunk: one server to a line, with the name that has the address, the address, port, transport,
-- priority and weight. A name that was looked up and has none makes its trunk a draft.
create table trunk_name (
    trunk_id   bigint                   not null references trunk (id) on delete cascade,
    place      integer                  not null,
    host       varchar(253)             not null,
    port       integer                  not null,
    transport  varchar(3)               not null,
    servers    varchar(2600) default '' not null,
    looked_up  timestamp with time zone,
    look_again timestamp with time zone not null,
    trouble    varchar(500)  default '' not null,
    primary key (trunk_id, place)
);
create index trunk_name_due on trunk_name (look_again);

-- A host with a letter in it is a name. Names in use stay in use until they are looked up.
insert into trunk_name (trunk_id, place, host, port, transport, looked_up, look_again, trouble)
select t.id, 0, a.host, a.port, a.transport,
    case when t.name_not_found = a.host then current_timestamp end,
    current_timestamp,
    case when t.name_not_found = a.host then concat('The name ', a.host, ' is not found in DNS.') else '' end
from trunk t join trunk_address a on a.trunk_id = t.id
where t.username is not null and lower(a.host) <> upper(a.host);

insert into trunk_name (trunk_id, place, host, port, transport, looked_up, look_again, trouble)
select t.id, case when lower(a.host) <> upper(a.host) then 1 else 0 end, t.proxy_host, t.proxy_port, t.proxy_transport,
    case when t.name_not_found = t.proxy_host then current_timestamp end,
    current_timestamp,
    case when t.name_not_found = t.proxy_host then concat('The name ', t.proxy_host, ' is not found in DNS.') else '' end
from trunk t join trunk_address a on a.trunk_id = t.id
where t.username is not null and t.proxy_host is not null and lower(t.proxy_host) <> upper(t.proxy_host)
    and not (t.proxy_host = a.host and t.proxy_port = a.port and t.proxy_transport = a.transport);

alter table trunk drop column name_not_found;
