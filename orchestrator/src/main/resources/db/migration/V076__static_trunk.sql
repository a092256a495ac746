-- Peers are tried by priority and share calls by weight; until now they were tried in their order.
alter table trunk_address add column priority integer default 1 not null;
alter table trunk_address add column weight integer default 1 not null;
update trunk_address set priority = place + 1;

-- Ranges calls come from as well, one to a line; a login for carriers that challenge calls; how peers
-- are asked by OPTIONS; refusals after which the next peer is tried all the same.
alter table trunk add column also_from varchar(400) default '' not null;
alter table trunk add column peer_login varchar(128);
alter table trunk add column sealed_peer_password varchar(400);
alter table trunk add column probe_seconds integer default 30 not null;
alter table trunk add column probe_failures integer default 1 not null;
alter table trunk add column probe_successes integer default 1 not null;
alter table trunk add column next_on varchar(20) default '' not null;
