-- what the far end wrote beside its refusal
alter table call_record add column said varchar(200) default '' not null;
