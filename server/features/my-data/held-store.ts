import { sql } from 'kysely';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/**
 * How many values of each kind there are about one resident, by the first column of the register's
 * entry: one statement over the indexes by resident.
 */
export async function countHeld(
  read: Read,
  { county }: Scope,
  resident: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ entry: string; count: bigint }>`
    with me as (
      select * from residents where county = ${county} and id = ${resident}
    ),
    mine as (
      select case_id from case_reporters where county = ${county} and resident = ${resident}
    ),
    reported as (
      select c.* from mine join cases c on c.county = ${county} and c.id = mine.case_id
    ),
    steps as (
      select e.note_sealed from mine
      join case_events e on e.county = ${county} and e.case_id = mine.case_id
    ),
    taken as (
      select id from photos
      where county = ${county} and owner = ${resident} and erased_at is null
    ),
    shown as (
      select v.digits_index from redemptions r
      join vouchers v on v.county = r.county and v.redemption = r.id
      where r.county = ${county} and r.resident = ${resident} and r.state = 'reserved'
    ),
    given as (select * from awards where county = ${county} and resident = ${resident}),
    open_sessions as (
      select browser from sessions
      where county = ${county} and kind = 'resident' and subject = ${resident}
    ),
    family as (
      select 1 from children
      where county = ${county} and guardian = ${resident} and ended_at is null
      union all
      select 1 from me join households h on h.county = me.county and h.id = me.household
      where h.name_sealed is not null
    ),
    party as (
      select * from mediation_parties where county = ${county} and resident = ${resident}
    ),
    repeats as (
      select answer_sealed from idempotency where county = ${county} and actor = ${resident}
    )
    select entry, count from (values
      ('residents.phone_sealed', (select count(phone_sealed) from me)),
      ('residents.name_sealed', (select count(name_sealed) from me)),
      ('residents.grid', (select count(grid) from me)),
      ('residents.age_group', (select count(age_group) from me)),
      ('residents.registered_at', (select count(registered_at) + count(guided_at) + count(toured_at)
        + count(phone_given_at) + count(phone_detached_at) from me)),
      ('residents.birth_sealed', (select count(birth_sealed) from me)),
      ('consents.purpose', (select count(*) from consents where county = ${county} and resident = ${resident})),
      ('agreements.resident', (select count(*) from agreements
        where county = ${county} and resident = ${resident})),
      ('agreements.signature_sealed', (select count(signature_sealed) from agreements
        where county = ${county} and resident = ${resident})),
      ('cases.text_sealed', (select count(text_sealed) from reported)),
      ('case_events.note_sealed', (select count(note_sealed) from steps)),
      ('cases.lng', (select count(lng) from reported)),
      ('case_reporters.resident', (select count(*) from mine)),
      ('case_reporters.alias', (select count(*) from mine)),
      ('case_states.rating', (select count(rating) from mine
        join case_states s on s.county = ${county} and s.case_id = mine.case_id)),
      ('photos.owner', (select count(*) from taken)),
      ('photos.sha256', (select count(*) from taken)),
      ('evidence_prints.print', (select count(*) from deeds d
        join evidence_prints e on e.county = d.county and e.deed = d.id
        where d.county = ${county} and d.resident = ${resident})),
      ('unmaskings.reason_sealed', (select count(*) from unmaskings
        where county = ${county} and resident = ${resident} and state = 'shown' and not untold)),
      ('bulletin_entries.title', (select count(*) from mine
        join bulletin_entries b on b.county = ${county} and b.case_id = mine.case_id)),
      ('mediation_parties.name_sealed', (select count(name_sealed) + count(details_sealed)
        + count(signature_sealed) from party)),
      ('mediations.facts_sealed', (select count(*) from party)),
      ('left_households.resident', (select count(*) from left_households
        where county = ${county} and resident = ${resident})),
      ('mediation_phones.phone_index', (select count(*) from party
        join mediation_phones n on n.county = party.county and n.mediation = party.mediation and n.side = party.side)),
      ('mediation_photos.photo', (select count(*) from mediation_photos f
        join photos p on p.county = f.county and p.id = f.photo and p.erased_at is null
        where f.county = ${county} and p.owner = ${resident})),
      ('mediation_parties.resident', (select count(*) from party)
        + (select count(*) from mediations where county = ${county} and mediator = ${resident})),
      ('mediators.employer_sealed', (select count(employer_sealed) + count(words_sealed)
        + count(note_sealed) from mediators where county = ${county} and resident = ${resident})),
      ('mediators.resident', (select count(*) from mediators where county = ${county} and resident = ${resident})
        + (select count(*) from mediator_lessons where county = ${county} and resident = ${resident})
        + (select count(*) from mediation_team_members where county = ${county} and resident = ${resident})),
      ('notices.words_sealed', (select count(words_sealed) from notices
        where county = ${county} and resident = ${resident})),
      ('notice_settings.ways', (select count(*) from notice_settings
        where county = ${county} and resident = ${resident})),
      ('push_devices.address_sealed', (select count(*) from push_devices
        where county = ${county} and resident = ${resident})),
      ('notice_batches.kinds', (select count(*) from notice_batches
        where county = ${county} and resident = ${resident})),
      ('awards.what', (select count(*) from given)),
      ('awards.points', (select count(points) from given)),
      ('awards.note_sealed', (select count(note_sealed) from given)),
      ('redemptions.state', (select count(*) from redemptions
        where county = ${county} and resident = ${resident})),
      ('red_packets.payee_sealed', (select count(*) from red_packets
        where county = ${county} and resident = ${resident})),
      ('red_packets.offer', (select count(*) from red_packets
        where county = ${county} and resident = ${resident})),
      ('vouchers.code_hash', (select count(*) from shown)
        + (select count(*) from resident_cards where county = ${county} and resident = ${resident})),
      ('vouchers.digits_index', (select count(digits_index) from shown)),
      ('appeals.words_sealed', (select count(words_sealed) from appeals
        where county = ${county} and resident = ${resident})),
      ('feedback.words_sealed', (select count(words_sealed) from feedback
          where county = ${county} and resident = ${resident})
        + (select count(s.words_sealed) from feedback f
          join feedback_steps s on s.county = f.county and s.feedback = f.id
          where f.county = ${county} and f.resident = ${resident})),
      ('feedback.kind', (select count(kind) + count(rating) from feedback
        where county = ${county} and resident = ${resident})),
      ('waivers.reason_sealed', (select count(reason_sealed) from waivers
        where county = ${county} and resident = ${resident})),
      ('village_gifts.community', (select count(*) from village_gifts
        where county = ${county} and resident = ${resident})),
      ('participations.state', (select count(*) from participations
        where county = ${county} and resident = ${resident})),
      ('participations.stars', (select count(stars) from participations
        where county = ${county} and resident = ${resident})),
      ('volunteer_hours.minutes', (select count(*) from volunteer_hours
        where county = ${county} and resident = ${resident})),
      ('hour_certificates.from_on', (select count(*) from hour_certificates
        where county = ${county} and resident = ${resident})),
      ('hour_certificates.name_sealed', (select count(name_sealed) from hour_certificates
        where county = ${county} and resident = ${resident})),
      ('patrol_members.minutes', (select count(*) from patrol_members
        where county = ${county} and resident = ${resident})),
      ('patrol_tracks.points_sealed', (select count(*) from patrol_tracks
        where county = ${county} and resident = ${resident})),
      ('patrol_members.pace', (select count(pace) from patrol_members
        where county = ${county} and resident = ${resident})),
      ('roster_lines.kind', (select count(*) from roster_lines
        where county = ${county} and resident = ${resident})),
      ('rosters.photo', (select count(distinct r.photo) from roster_lines l
        join rosters r on r.county = l.county and r.id = l.roster
        join photos p on p.county = r.county and p.id = r.photo and p.erased_at is null
        where l.county = ${county} and l.resident = ${resident})),
      ('children.name_sealed', (select count(*) from family)),
      ('residents.household', (select count(household) from me) + (select count(*) from children
        where county = ${county} and guardian = ${resident} and ended_at is null)),
      ('residents.phone_index', (select count(phone_index) from me)),
      ('identities.subject_sealed', (select count(*) from identities
        where county = ${county} and resident = ${resident})),
      ('sessions.token_hash', (select count(*) from open_sessions)),
      ('sessions.browser', (select count(browser) from open_sessions)),
      ('idempotency.answer_sealed', (select count(answer_sealed) from repeats)),
      ('idempotency.fingerprint', (select count(*) from repeats)),
      ('residents.age_class', (select count(age_class) + count(age_doubted_at) from me)),
      ('audit_waiting.reason', (select count(reason) from audit_entries
          where county = ${county} and object = 'resident/' || ${resident}::text)
        + (select count(reason) from audit_waiting
          where county = ${county} and object = 'resident/' || ${resident}::text)),
      ('audit_waiting.details', (select count(*) from audit_entries
          where county = ${county} and actor = ${resident})
        + (select count(*) from audit_waiting where county = ${county} and actor = ${resident}))
    ) as held (entry, count)`.execute(read);
  return new Map(rows.map(({ entry, count }) => [entry, Number(count)]));
}
