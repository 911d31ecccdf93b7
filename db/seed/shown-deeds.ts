/** What is on record as done, chained by now or not. */
const audited = (action: string) =>
  `from (select action, object, details from audit_entries
    union all select action, object, details from audit_waiting) done where action = '${action}'`;

/** The same, by somebody of staff for a resident. */
const doneFor = (action: string) => `${audited(action)} and details ->> 'typedBy' is not null`;

const paidFor = (deed: string) =>
  `from awards a join deeds d on d.county = a.county and d.id = a.deed
   where d.kind = '${deed}' and a.points + a.household_points > 0`;

/**
 * What people can do, and where the history of the demo shows that somebody did: the rest of a query that finds
 * at least one row; $1 is now.
 */
export const shownDeeds: Record<string, Record<string, string>> = {
  patrol: {
    'a shift of several days with a route': `from patrol_tasks t where exists (select from patrol_task_points p
      where p.task = t.id) group by made_at, area having count(*) > 2`,
    'a task that is still to be walked':
      'from patrol_tasks where called_off_at is null and starts_at > $1',
    'a task that was called off': 'from patrol_tasks where called_off_at is not null',
    'a task that a team took': `from patrols p join patrol_members m on m.patrol = p.id
      where p.task is not null group by p.id having count(*) > 1`,
    'a walk proved by points on the wall':
      "from patrol_members where scanned > 1 and verdict = 'accept' and minutes > 20",
    'a walk refused because it was ridden':
      "from patrol_members where verdict = 'refuse' and reasons = '{vehicle}'",
    'a walk of which the ride was left out':
      "from patrol_members where verdict = 'partly' and 'ride_left_out' = any(reasons)",
    'a walk of which a gap was left out':
      "from patrol_members where verdict = 'accept' and 'gap_left_out' = any(reasons)",
    'a walk refused because nobody walked':
      "from patrol_members where verdict = 'refuse' and reasons = '{stood_still}'",
    'a way that a route planner made': `from patrol_members
      where verdict = 'refuse' and reasons @> '{even_pace,drawn_lines}'`,
    'a walk whose clock stood still':
      "from patrol_members where verdict = 'refuse' and 'clock_stopped' = any(reasons)",
    'an earlier way sent once more':
      "from patrol_members where verdict = 'refuse' and reasons = '{replayed}'",
    'a walk beside a grid worker': `from patrol_members m
      join agreements a on a.county = m.county and a.id = m.agreement
      where a.channel = 'grid_worker' and m.verdict = 'accept' and m.scanned > 1`,
    'a night walk of two': `from patrol_members
      where extract(hour from walked_from at time zone 'Asia/Shanghai') >= 22 and verdict = 'accept'
      group by patrol having count(*) = 2`,
    'something seen on patrol that became a case and was solved': `from cases c
      join case_reporters r on r.case_id = c.id
      join patrol_members m on m.resident = r.resident and c.reported_at between m.joined_at and m.proved_at
      join case_events e on e.case_id = c.id where e.kind = 'confirmed'`,
  },
  mediation: {
    'a file of a dispute clue, which was kept':
      "from mediations where case_id is not null and state = 'closed' and kept",
    'a failed one whose work was paid': `${paidFor('mediation.lead')} and a.state = 'settled'
      and d.source in (select id from mediations where state = 'failed' and well_done)`,
    'an agreement that the court confirmed':
      'from mediations where court_asked_on is not null and confirmed_on is not null',
    'an agreement that was not kept':
      "from mediations where not kept and state = 'referred' and agreed_at is not null",
    'a party who answered at the window': `from mediation_parties p
      join agreements a on a.county = p.county and a.resident = p.resident and a.staff = p.answered_by
      where p.answer = 'agreed' and p.signature_sealed is null and a.channel = 'window'`,
    'what a mediator brought on paper': `from mediation_papers p
      join mediation_events e on e.mediation = p.mediation
      where p.kind = 'session' and p.typed_for is not null
        and e.kind = 'proposed' and e.actor_kind = 'staff'`,
    'a leader whom the state employs, who earned nothing': `from mediations m
      join mediators led on led.county = m.county and led.resident = m.mediator
      where led.state_employee and m.well_done and not exists (select from deeds d
        where d.source = m.id and d.kind = 'mediation.lead')`,
    'a leader who was paid in money, and not in points': `from mediations m
      join deeds d on d.source = m.id and d.kind = 'mediation.lead'
      join awards a on a.county = d.county and a.deed = d.id
      where m.subsidised and a.state = 'reversed'`,
    'a burst before the year ended, of which the review took one back': `from mediation_signals g
      join mediations m on m.id = g.mediation where g.code = 'year_end_burst' and not m.well_done`,
    'one that went to court': "from mediations where state = 'referred' and referred_to = 'court'",
    'one that a party withdrew from':
      "from mediations where state = 'referred' and referred_to = 'withdrawn'",
    'an oral agreement': "from mediations where form = 'oral' and agreed_at is not null",
    'an agreement signed on the tablet of the clerk':
      'from mediation_parties where signature_sealed is not null and resident is null',
    'a signal of a staged dispute that waits for its review': `from mediation_signals g
      join mediations m on m.id = g.mediation where g.code = 'same_pair' and m.reviewed_at is null`,
    'a mediator of the second tier': "from mediators where tier = 2 and state = 'certified'",
    'a certificate that was given again': `from mediators m join (select object
      ${audited('mediator.certified')} group by object having count(*) > 1) again
      on again.object = 'mediator/' || m.resident where m.state = 'certified'`,
    'two teams': 'from mediation_teams group by county having count(*) = 2',
  },
  cases: {
    'one that is late, and its slip answered': `from supervisions v
      join case_states s on s.county = v.county and s.case_id = v.case_id
      where v.state = 'answered' and s.resolve_due_at < $1 and s.handled_at is null`,
    'one that is paused':
      "from case_states where pause_reason = 'weather' and paused_until > $1 and resolve_due_at > paused_at",
    'one that a unit gave back':
      "from case_states where handed_back > 0 and stage = 'accepted' and unit is null",
    'one that was opened again': 'from case_states where reopened > 0',
  },
  activities: {
    'a sign-up at the window': doneFor('activity.signed_up'),
    'a council that was held': `from participations p join activities a on a.id = p.activity
      where a.kind = 'council' and a.ends_at < $1 and p.minutes > 0`,
    'a training that was held': `from participations p join activities a on a.id = p.activity
      where a.kind = 'training' and a.ends_at < $1 and p.minutes > 0`,
    'signing in and out by the code on the screen':
      "from participations where in_way = 'code' and out_way = 'code' and minutes > 0",
    'enough ratings to be shown':
      'from participations where stars is not null group by activity having count(*) >= 5',
    'a certificate of hours': 'from hour_certificates where minutes > 0',
    'one that was cancelled': "from activities where state = 'cancelled' and change_reason <> ''",
    'one that was put off': `from activities a where state = 'open' and change_reason <> ''`,
    'an entry that was taken back': 'from participations where taken_back_at is not null',
    'somebody who moved up from the waiting list': `from participations p join activities a on a.id = p.activity
      where p.state = 'seated' and p.no > a.seats`,
    'a paper sheet that was entered days later': `from participations p join activities a on a.id = p.activity
       where p.out_way = 'sheet' and p.counted_at > a.ends_at + interval '1 day'`,
  },
  households: {
    'families with a name': 'from households where name_sealed is not null offset 3',
    'a family that a newcomer founded': 'from households where founded_by is not null',
    'a relative who joined by a code': 'from household_invites where used_by is not null',
    'a family that was founded at the window': doneFor('household.founded'),
    'another head': 'from households where head is not null',
    'a child, with consent': 'from children where ended_at is null and consent_version > 0',
    'a report for a child, whose points are the family’s': `from case_reporters r
      join deeds d on d.source = r.case_id join awards a on a.deed = d.id
      where r.child is not null and a.household_points > 0 and a.points = 0`,
    'somebody who left': audited('household.left'),
    'somebody who was taken out': audited('household.member_taken_out'),
    'a share that went to the family':
      "from awards where state = 'settled' and points > 0 and household_points > 0",
  },
  paper: {
    'hours on patrol from a list': `${paidFor('patrol.hour')}
      and d.source in (select l.id from roster_lines l join rosters r on r.id = l.roster
        where r.state = 'confirmed')`,
    'a list that was undone': "from rosters where state = 'undone'",
    'feedback that was asked about': "from feedback_steps where kind = 'visited'",
    'an answer that did not help, and another one that did':
      "from feedback where reopened > 0 and state = 'closed' and rating > 3",
    'a report at the window by a code': `from agreements a join cases c on c.typed_by = a.staff
      where a.agreed_by = 'code' and a.channel = 'window' and c.channel = 'window'`,
    'a report at the window by a signature': `from agreements a join case_reporters r on r.resident = a.resident
      join cases c on c.id = r.case_id where a.agreed_by = 'signature' and c.channel = 'window'`,
    'a report that a grid worker typed on the spot': `from agreements a join cases c on c.typed_by = a.staff
      where a.channel = 'grid_worker' and c.channel = 'grid_worker'`,
    'somebody registered at the window, without a phone': `from agreements a
      join residents r on r.county = a.county and r.id = a.resident
      where a.registration_text is not null and a.channel = 'window' and r.phone_index is null`,
    'feedback given at the window': doneFor('feedback.sent'),
    'a card for somebody without a phone': `from resident_cards c join residents r on r.id = c.resident
      where r.phone_index is null`,
  },
};
