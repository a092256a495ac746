-- The only numbers that may be called by a trunk, by their beginnings, one to a line; empty for all.
alter table trunk_limit add column allowed_prefixes varchar(2000) default '' not null;
