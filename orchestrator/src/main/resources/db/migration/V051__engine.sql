-- what the engine page has changed; the settings file wins again once it names another adapter
create table engine_node (
    name       varchar(40) primary key,
    adapter    varchar(40) not null,
    instead_of varchar(40) not null
);
