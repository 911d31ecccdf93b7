-- Whoever is about to report asks a few times what others reported nearby; whoever maps their reports asks often.
alter table attempt_counts drop constraint attempt_counts_what,
  add constraint attempt_counts_what
    check (what in ('code_sent', 'code_failed', 'invite_failed', 'data_exported', 'nearby_asked'));
