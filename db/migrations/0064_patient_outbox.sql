-- What could not be passed on rests before it is tried again, longer each time; what was given up says so.
alter table outbox add column next_at timestamptz;
comment on column outbox.next_at is 'Not tried before this moment: it failed, or somebody is sending it right now; null for at once.';
alter table outbox add column given_up_at timestamptz;
comment on column outbox.given_up_at is 'When the last try failed; it is not tried again, and an alarm went off.';
-- Files of erased photos are never given up: those that were are tried again.
update outbox set given_up_at = at
where delivered_at is null and attempts >= 10 and topic <> 'photo_erased';
drop index outbox_waiting;
create index outbox_waiting on outbox (at, id) where delivered_at is null and given_up_at is null;

alter table alarms drop constraint alarms_kind;
alter table alarms add constraint alarms_kind check (kind in ('sign_in_failures', 'delivery_given_up'));
