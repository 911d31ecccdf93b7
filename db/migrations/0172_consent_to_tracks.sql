-- To have the way of a patrol recorded is a consent of its own, beside that to positions of reports.
alter table consents drop constraint consents_purpose;
alter table consents add constraint consents_purpose
  check (purpose in ('publicity', 'ranking', 'location', 'tracks', 'notices'));
