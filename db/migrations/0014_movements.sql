-- What left a lot, what came back into one, and debts: the lines of a statement that are no awards.
-- An award enters neither index, so posting awards costs what it did.
create index transfers_out_of_lots on transfers (county, debit)
  where (debit >> 16) & 15 in (1, 6);
comment on index transfers_out_of_lots is 'Spending, lapsing, taking back, repaying, and debts that arose.';
create index transfers_back_into_lots on transfers (county, credit)
  where ((credit >> 16) & 15 = 1 and (debit >> 16) & 15 <> 2) or (credit >> 16) & 15 = 6;
comment on index transfers_back_into_lots is 'Refunds, grace periods, and debts that were paid or waived.';
