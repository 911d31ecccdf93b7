-- Numbers of complaints are asked for a few times a day: nobody tries them one after the other.
alter table attempt_counts drop constraint attempt_counts_what;
alter table attempt_counts add constraint attempt_counts_what
    check (what in ('code_sent', 'code_failed', 'invite_failed', 'data_exported', 'nearby_asked', 'complaint_asked'));
