-- Whoever writes down what somebody else suggests does not also take it up: its points would rest on one person’s word.
alter table feedback add column typed_by uuid;
comment on column feedback.typed_by is 'Who of staff typed it for the resident; null: the resident did.';
