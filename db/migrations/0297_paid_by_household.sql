-- Whose points pay for it. Wherever it ends, they go back there: to the account of that household, or to the
-- resident's own.
alter table redemptions
  add column paid_by uuid,
  add constraint redemptions_paid_by foreign key (county, paid_by) references households (county, id);

create index redemptions_by_household on redemptions (county, paid_by, reserved_at desc, id desc)
  where paid_by is not null;

comment on column redemptions.paid_by is
  'The household whose points pay for it; empty: the points of the resident who redeems.';
comment on index redemptions_by_household is 'What the points of a household went on, as its members read it.';
