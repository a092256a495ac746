-- the number that calls of callers who have none of the tenant's go out under
alter table teams_tenant add column default_caller varchar(16);
