create table engine_node (
    name    varchar(40) primary key,
    adapter varchar(40) not null
);
