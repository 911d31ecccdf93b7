-- Whoever writes down what somebody else reports does not also find it true: the points would rest on one person’s word.
alter table cases add column typed_by uuid;
comment on column cases.typed_by is 'Who of staff typed the report for the resident; null: the resident did.';
