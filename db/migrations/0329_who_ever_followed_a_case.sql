create index case_events_merged on case_events (county, (data ->> 'into')) where kind = 'merged';
comment on index case_events_merged is 'Reports that ever followed a case: whoever publishes it names none of their reporters.';
