-- Several outbound proxies, each tried where those before it are not to be had.
create table trunk_proxy (
    trunk_id  bigint       not null references trunk (id) on delete cascade,
    place     integer      not null,
    host      varchar(253) not null,
    port      integer      not null,
    transport varchar(3)   not null,
    primary key (trunk_id, place)
);

insert into trunk_proxy (trunk_id, place, host, port, transport)
select id, 0, proxy_host, proxy_port, proxy_transport from trunk where proxy_host is not null;

alter table trunk drop column proxy_host;
alter table trunk drop column proxy_port;
alter table trunk drop column proxy_transport;
