-- the base domain of the edge that said so; empty for the first edge
alter table hub_state add column edge varchar(253) default '' not null;
drop index hub_state_hub;
create index hub_state_hub on hub_state (edge, hub, id desc);

-- one value for each edge's name, separated by a space
alter table tenant_onboarding alter column txt set data type varchar(400);
