-- What moves within one instant has an order, too: the order in which it was written. Accounts are locked
-- until a transfer commits, so of two that touch the same lot the later one has the higher number.
create sequence transfer_numbers;
alter table transfers add column seq bigint;
alter table transfers alter column seq set default nextval('transfer_numbers');
comment on column transfers.seq is 'In which order transfers of one instant were written; empty in those from before it was counted.';
