-- What a registrar wants in a way of its own: an outbound proxy, the realm whose challenges are answered,
-- and where it writes the number it calls.
alter table trunk add column proxy_host varchar(253);
alter table trunk add column proxy_port integer default 5060 not null;
alter table trunk add column proxy_transport varchar(3) default 'UDP' not null;
alter table trunk add column realm varchar(128) default '' not null;
alter table trunk add column called_in varchar(24) default 'FIRST_FOUND' not null;
