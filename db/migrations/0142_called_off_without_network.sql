-- An offer can be called off while a till of its counter has no network and still hands over.
alter table counter_conflicts
  drop constraint counter_conflicts_kind,
  add constraint counter_conflicts_kind
    check (kind in ('unsigned', 'other_counter', 'expired', 'card_ended', 'cancelled', 'erased',
      'timed_out', 'refused', 'called_off', 'handed_over', 'returned', 'nothing_good'));
