-- Failed tries are kept by login alone: whose login it is was written and never read, and told whoever
-- reads the table which logins there are.
alter table sign_in_failures drop column staff;
