-- When an agreement can be called kept, and that a court has confirmed it.

update mediations set visit_due_on = perform_by where state = 'agreed' and perform_by > visit_due_on;
comment on column mediations.visit_due_on is 'From when the return visit can say whether the agreement was kept: thirty days after both agreed, or the day by which it is to be performed, whichever is later.';

alter table mediations
  add column court_asked_on date,
  add column confirmed_on date,
  add column court_number_sealed text
    constraint mediations_court_number_sealed check (court_number_sealed like 'v1|%'),
  add constraint mediations_court_asked check (court_asked_on is null or agreed_at is not null),
  add constraint mediations_confirmed check (confirmed_on is null or court_asked_on <= confirmed_on);
comment on column mediations.court_asked_on is 'Day on which both parties together asked the court to confirm their agreement (司法确认), within thirty days of it; the file goes on to its return visit all the same.';
comment on column mediations.confirmed_on is 'Day on which the court confirmed the agreement.';
comment on column mediations.court_number_sealed is 'Number of the court’s confirmation, sealed with the file’s own key.';
comment on column mediations.referred_to is 'Where it goes on. judicial_confirmation: only of older files; asking the court to confirm an agreement ends none.';

create or replace function mediations_step() returns trigger language plpgsql as $$
begin
  if old.state in ('closed', 'referred')
    and (new.state, new.mediator, new.team, new.grade, new.form, new.perform_by, new.kept, new.referred_to, new.ended_at,
        new.court_asked_on)
      is distinct from (old.state, old.mediator, old.team, old.grade, old.form, old.perform_by, old.kept, old.referred_to, old.ended_at,
        old.court_asked_on) then
    raise exception 'a file that has ended does not change' using errcode = 'restrict_violation';
  end if;
  if (new.year, new.no, new.case_id, new.grid, new.opened_by, new.opened_at)
      is distinct from (old.year, old.no, old.case_id, old.grid, old.opened_by, old.opened_at)
    or old.agreed_at is not null and new.agreed_at is distinct from old.agreed_at
    or old.reviewed_at is not null and new.reviewed_at is distinct from old.reviewed_at
    or old.court_asked_on is not null and new.court_asked_on is distinct from old.court_asked_on
    or old.confirmed_on is not null and new.confirmed_on is distinct from old.confirmed_on then
    raise exception 'this part of a file does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
