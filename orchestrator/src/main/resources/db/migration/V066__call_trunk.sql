-- Whose trunk a call came or went by; calls from before have none. No reference: a record outlives its trunk.
alter table call_record add column trunk_id bigint;
create index call_record_trunk on call_record (trunk_id, ended desc);
