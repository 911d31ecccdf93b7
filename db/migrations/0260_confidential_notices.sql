-- Whoever has no phone at hand has their notices read out at the window. What is confidential (disputes, complaints,
-- who looked at a reporter) is not read out there.
alter table notices add column confidential boolean;
comment on column notices.confidential is 'Staff who read notices out are not to know of it; null: told before this was kept, and not read out.';
comment on column mediation_parties.answered_by is 'Who held the tablet on which they signed, or typed for them with their agreement; null: their own phone.';
