-- A category that is no longer wanted is retired, never deleted: cases, rule books and figures go on naming it.
alter table categories add column retired_at timestamptz;
comment on column categories.retired_at is 'Since when nothing new is reported, suggested or accepted as it; null: it is in use.';
