-- Several accounts at one registrar, each with the numbers whose calls go out by it, and how it stands: by
-- which of the trunk's ways it registers, and whether the registrar will not have it.
create table trunk_account (
    trunk_id        bigint        not null references trunk (id) on delete cascade,
    place           integer       not null,
    username        varchar(64)   not null,
    login_name      varchar(128)  not null,
    sealed_password varchar(400)  not null,
    numbers         varchar(1700) default '' not null,
    way             integer       default 1 not null,
    refused         boolean       default false not null,
    primary key (trunk_id, place)
);

insert into trunk_account (trunk_id, place, username, login_name, sealed_password)
select id, 0, username, coalesce(login_name, username), sealed_password from trunk where username is not null;

alter table trunk drop constraint trunk_registration_complete;
alter table trunk drop column username;
alter table trunk drop column login_name;
alter table trunk drop column sealed_password;
