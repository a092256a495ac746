-- which orchestrator works at a tenant's Microsoft 365, and until when unless it says so again
alter table microsoft_connection add column worker varchar(36);
alter table microsoft_connection add column worker_until timestamp with time zone;

-- until when Microsoft asked for no further changes, while it may be read
alter table microsoft_connection add column writes_paused_until timestamp with time zone;

create index microsoft_change_stage on microsoft_change (tenant_id, stage, next_step);
create index microsoft_change_next on microsoft_change (next_step);
drop index microsoft_change_due;
