-- Where no calls go out to by a trunk; the prefixes one to a line.
alter table trunk add column bar_premium boolean default false not null;
alter table trunk add column bar_abroad boolean default false not null;
alter table trunk add column barred_prefixes varchar(2000) default '' not null;
