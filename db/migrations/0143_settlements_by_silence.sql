-- A merchant who does not answer within the term of the county is told once more, and then taken to agree.
-- That is kept as what it is, and stays open: what turns out to be wrong is put right by a line of a later
-- month.
alter table counties add column settlement_term_days integer default 14
  constraint counties_settlement_term check (settlement_term_days between 7 and 90);
comment on column counties.settlement_term_days is 'Days after which a merchant who has not answered a settlement is taken to agree (默认认可); empty: silence says nothing.';

alter table settlements
  add column answer_by timestamptz,
  add column reminded_at timestamptz,
  add column by_silence boolean not null default false,
  drop constraint settlements_confirmed,
  add constraint settlements_confirmed check
    ((confirmed_at is null) = (state = 'draft') and (confirmed_by is null or confirmed_at is not null)
      and by_silence = (confirmed_at is not null and confirmed_by is null)),
  add constraint settlements_silence check
    (not by_silence or (answer_by is not null and reminded_at is not null)),
  drop constraint settlements_settled,
  add constraint settlements_settled check
    ((settled_at is not null) = (state in ('settled', 'paid'))
      and (settled_at is null or open_disputes = 0 or by_silence));
comment on column settlements.answer_by is 'Until when the merchant answers; empty: opened before there was a term, or where silence says nothing.';
comment on column settlements.reminded_at is 'When those who serve at the counter were told again that the term runs out.';
comment on column settlements.by_silence is 'Nobody answered within the term. Its lines can be contested all the same, settled and paid.';
create index settlements_silent on settlements (county, answer_by) where state = 'draft';
comment on index settlements_silent is 'Drafts whose term runs out.';

alter table settlement_lines disable trigger settlement_lines_append_only;
alter table settlement_lines add column corrects_in uuid;
update settlement_lines set corrects_in = settlement where corrects is not null;
alter table settlement_lines enable trigger settlement_lines_append_only;
alter table settlement_lines
  drop constraint settlement_lines_corrected,
  drop constraint settlement_lines_corrected_once,
  add constraint settlement_lines_corrects_whole check ((corrects is null) = (corrects_in is null)),
  add constraint settlement_lines_corrected foreign key (county, corrects_in, corrects)
    references settlement_lines (county, settlement, no),
  add constraint settlement_lines_corrected_once unique (county, corrects_in, corrects);
comment on column settlement_lines.corrects_in is 'The settlement of the line that a correction puts right: its own, or an earlier one that silence had settled.';

create or replace function settlements_step() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not (
    old.state = 'draft' and new.state in ('disputed', 'settled')
    or old.state = 'disputed' and new.state = 'settled'
    or old.state = 'settled' and new.state = 'paid'
  ) then
    raise exception 'a settlement that is % does not become %', old.state, new.state
      using errcode = 'restrict_violation';
  end if;
  if (new.counter, new.period, new.point_value_fen, new.opened_by, new.opened_at, new.answer_by)
      is distinct from
      (old.counter, old.period, old.point_value_fen, old.opened_by, old.opened_at, old.answer_by)
    or old.state <> 'draft' and (new.confirmed_by, new.confirmed_at, new.by_silence)
      is distinct from (old.confirmed_by, old.confirmed_at, old.by_silence)
    or old.state in ('settled', 'paid') and (new.lines, new.points, new.amount_fen)
      is distinct from (old.lines, old.points, old.amount_fen) then
    raise exception 'a settlement does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function settlements_step is 'A settlement goes forward only; who confirmed it, or that nobody did, stays, and settled, its sums stay.';
