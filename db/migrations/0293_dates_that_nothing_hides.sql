-- The date of the work counts also while another unit is looked for, or a first answer is owed.
update case_states set deadline = resolve_due_at
where stage in ('reported', 'accepted', 'dispatched') and paused_at is null and resolve_due_at < deadline;
-- Whose unit loses what it had done is asked of what was opened again within a time.
create index case_events_reopened on case_events (county, at) where kind in ('reopened', 'visited');
comment on index case_events_reopened is 'What reporters said is not solved, by when they said so.';
comment on table clock_warnings is 'Of which limits those who owe the next step were warned before they broke (超时预警), and of which request a reporter was reminded.';
