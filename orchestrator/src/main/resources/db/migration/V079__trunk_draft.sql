-- A name a trunk cannot do without and that was not in DNS when last asked: the trunk is a draft.
alter table trunk add column name_not_found varchar(253);
