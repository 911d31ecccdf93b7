-- Whoever says that theirs is what somebody reported before them supports that report, wherever either of them
-- put the pin, whatever they took it for, and however long the first one is being handled.
alter table deeds add column joins uuid;
comment on column deeds.joins is 'The source of an earlier deed that this one tells the same as, by the word of its doer: rules that pay the first at a place count it as a later one there.';
create index deeds_by_joins on deeds (county, joins) where joins is not null;
comment on index deeds_by_joins is 'Which deeds joined an earlier one.';
