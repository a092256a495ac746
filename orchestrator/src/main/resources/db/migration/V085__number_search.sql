-- Runs on H2 and PostgreSQL alike.

-- Text that is searched by its beginning is kept as bytes, which sort the same everywhere; how text
-- sorts is the database's own business. In nb_NO kaare@ comes after kz@.
alter table trunk_number add column thousand varchar(13);
alter table trunk_number add column state varchar(8);
alter table trunk_number add column account_key bytea;
alter table trunk_number add column word_key bytea;

update trunk_number set
    thousand = substring(e164 from 1 for char_length(e164) - 3),
    state = case when assignment_kind is null then 'FREE' else 'ASSIGNED' end,
    account_key = cast(assignment_target as bytea),
    word_key = cast(regexp_replace(substring(assignment_target from 1 for position('@' in assignment_target) - 1), '^.*[._-]', '') as bytea);

alter table trunk_number alter column thousand set not null;
alter table trunk_number alter column state set not null;

-- Numbers without their last three digits. There are few, since numbers come in blocks, so looking
-- through all of them for digits is quick.
create table number_thousand (
    thousand varchar(13) primary key
);

insert into number_thousand (thousand) select distinct thousand from trunk_number;

create index trunk_number_trunk_number on trunk_number (trunk_id, e164);
create index trunk_number_trunk_state on trunk_number (trunk_id, state, e164);
create index trunk_number_state on trunk_number (state, e164);
create index trunk_number_thousand on trunk_number (thousand, e164);
create index trunk_number_account on trunk_number (account_key, e164);
create index trunk_number_word on trunk_number (word_key, e164);
