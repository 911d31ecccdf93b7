-- History is the product: rows of a ledger, a case history or an audit are added, never changed.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are append-only: % refused', tg_table_name, tg_op
    using errcode = 'restrict_violation';
end $$;
comment on function refuse_change() is 'Trigger of every append-only table: refuses UPDATE, DELETE and TRUNCATE.';
