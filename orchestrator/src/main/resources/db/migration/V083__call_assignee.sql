-- whom the number of a call led to at Microsoft when the call ended
alter table call_record add column assignee varchar(113);
