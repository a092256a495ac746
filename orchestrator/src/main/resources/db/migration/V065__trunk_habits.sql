-- What a carrier wants in a way of its own; the defaults are what every trunk did before.
alter table trunk add column login_name varchar(128);
alter table trunk add column called_format varchar(24) default 'E164' not null;
alter table trunk add column caller_format varchar(24) default 'E164' not null;
alter table trunk add column caller_placement varchar(16) default 'FROM' not null;
alter table trunk add column account varchar(64);
alter table trunk add column tech_prefix varchar(6) default '' not null;
alter table trunk add column sip_domain varchar(253);
alter table trunk add column preset varchar(40);
