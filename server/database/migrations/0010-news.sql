-- News of a case, told apart from what somebody asked for: each is counted for itself.
alter table outbox add column news boolean not null default false;
