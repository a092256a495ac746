-- What becomes of forwarded calls; the defaults tell nobody who forwarded.
alter table trunk add column diversion_told varchar(16) default 'NOTHING' not null;
alter table trunk add column forwarded_shown varchar(16) default 'OWN_NUMBER' not null;
alter table trunk add column diversion_to_teams boolean default false not null;
