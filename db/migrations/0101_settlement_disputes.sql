-- A merchant contests a line of a draft, the treasurer answers once: with another line, or with words.
create table settlement_disputes (
  county integer not null,
  settlement uuid not null,
  no integer not null,
  reason text not null,
  disputed_by uuid not null,
  disputed_at timestamptz not null,
  answer text constraint settlement_disputes_answer check (answer in ('upheld', 'refused')),
  words text,
  answered_by uuid,
  answered_at timestamptz,
  constraint settlement_disputes_pk primary key (county, settlement, no),
  constraint settlement_disputes_line foreign key (county, settlement, no)
    references settlement_lines (county, settlement, no),
  constraint settlement_disputes_disputed_by foreign key (county, disputed_by)
    references staff (county, id),
  constraint settlement_disputes_answered_by foreign key (county, answered_by)
    references staff (county, id),
  constraint settlement_disputes_answered check
    ((answer is null) = (words is null) and (answer is null) = (answered_by is null)
      and (answer is null) = (answered_at is null))
);
comment on table settlement_disputes is 'Lines of a settlement that the merchant contests (异议), and what the treasurer answered.';
comment on column settlement_disputes.answer is 'upheld: a correction follows as a line of its own · refused: it stays as it is.';

create function settlement_disputes_step() returns trigger language plpgsql as $$
begin
  if old.answer is not null or (new.reason, new.disputed_by, new.disputed_at)
      is distinct from (old.reason, old.disputed_by, old.disputed_at) then
    raise exception 'a dispute is answered once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function settlement_disputes_step is 'What was contested stays as it was written, and is answered once.';
create trigger settlement_disputes_step before update on settlement_disputes
  for each row execute function settlement_disputes_step();
create trigger settlement_disputes_no_truncate before truncate on settlement_disputes
  for each statement execute function refuse_change();
create trigger settlement_disputes_stay before delete on settlement_disputes
  for each row execute function refuse_change();
