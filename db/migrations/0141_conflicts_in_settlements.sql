-- A hand-over without a network that did not agree with the books is a line of the month in which it came
-- in: with what was paid for it all the same, or with nothing, so that the counter can contest it.
alter table settlement_lines
  alter column redemption drop not null,
  add column entry uuid,
  drop constraint settlement_lines_kind,
  add constraint settlement_lines_kind
    check (kind in ('handed_over', 'returned', 'conflict', 'correction')),
  drop constraint settlement_lines_way,
  add constraint settlement_lines_way check
    (case kind when 'handed_over' then points >= 0 when 'returned' then points <= 0
      when 'conflict' then points >= 0 else true end),
  add constraint settlement_lines_entry check ((kind = 'conflict') = (entry is not null)),
  add constraint settlement_lines_of check
    (redemption is not null or kind in ('conflict', 'correction')),
  add constraint settlement_lines_conflict foreign key (county, entry)
    references counter_conflicts (county, entry);
comment on column settlement_lines.entry is 'The entry of a till that did not agree with the books; of such a line, the redemption is what the till says it was, where there is one.';

drop index settlement_lines_once;
create unique index settlement_lines_once on settlement_lines (county, redemption, kind)
  where kind in ('handed_over', 'returned');
create unique index settlement_lines_conflict_once on settlement_lines (county, entry)
  where entry is not null;
comment on index settlement_lines_once is 'What was handed over, and what came back, stands in one settlement each.';
comment on index settlement_lines_conflict_once is 'So does each hand-over that did not agree with the books.';
