import type { Held, HeldGroup, MyData } from '../../../contract/my-data.ts';
import { heldGroups } from '../../../contract/my-data.ts';
import { type Keeping, legalBases, type PersonalEntry } from '../../../contract/personal-entry.ts';
import { personalData } from '../../../contract/privacy.ts';
import type { Sentence } from '../../../contract/values.ts';

/** Where an entry of the register, named by its first column, stands for a person who reads of it. */
export const groupOf: Readonly<Record<string, HeldGroup>> = {
  'residents.phone_sealed': 'me',
  'residents.name_sealed': 'me',
  'residents.grid': 'me',
  'residents.age_group': 'me',
  'residents.age_class': 'me',
  'residents.registered_at': 'me',
  'residents.birth_sealed': 'me',
  'consents.purpose': 'me',
  'agreements.resident': 'me',
  'agreements.signature_sealed': 'me',
  'cases.text_sealed': 'reports',
  'case_events.note_sealed': 'reports',
  'cases.lng': 'reports',
  'case_reporters.resident': 'reports',
  'case_reporters.alias': 'reports',
  'case_states.rating': 'reports',
  'photos.owner': 'reports',
  'photos.sha256': 'reports',
  'evidence_prints.print': 'reports',
  'unmaskings.reason_sealed': 'reports',
  'mediation_parties.name_sealed': 'reports',
  'mediations.facts_sealed': 'reports',
  'mediation_parties.resident': 'reports',
  'mediation_phones.phone_index': 'reports',
  'mediation_photos.photo': 'reports',
  'mediators.employer_sealed': 'reports',
  'mediators.resident': 'reports',
  'bulletin_entries.title': 'reports',
  'notices.words_sealed': 'reports',
  'notice_settings.ways': 'me',
  'push_devices.address_sealed': 'signing_in',
  'notice_batches.kinds': 'reports',
  'feedback.words_sealed': 'reports',
  'feedback.kind': 'reports',
  'awards.what': 'points',
  'awards.points': 'points',
  'awards.note_sealed': 'points',
  'redemptions.state': 'points',
  'red_packets.payee_sealed': 'points',
  'red_packets.offer': 'points',
  'vouchers.code_hash': 'points',
  'vouchers.digits_index': 'points',
  'appeals.words_sealed': 'points',
  'waivers.reason_sealed': 'points',
  'village_gifts.community': 'points',
  'participations.state': 'activities',
  'participations.stars': 'activities',
  'volunteer_hours.minutes': 'activities',
  'hour_certificates.from_on': 'activities',
  'hour_certificates.name_sealed': 'activities',
  'patrol_members.minutes': 'points',
  'patrol_tracks.points_sealed': 'points',
  'patrol_members.pace': 'points',
  'roster_lines.kind': 'points',
  'rosters.photo': 'points',
  'children.name_sealed': 'family',
  'residents.household': 'family',
  'left_households.resident': 'family',
  'residents.phone_index': 'signing_in',
  'identities.subject_sealed': 'signing_in',
  'sessions.token_hash': 'signing_in',
  'sessions.browser': 'signing_in',
  'idempotency.answer_sealed': 'signing_in',
  'idempotency.fingerprint': 'signing_in',
  'audit_waiting.details': 'signing_in',
  'audit_waiting.reason': 'signing_in',
};

/** Entries about people of staff, and what belongs to nobody yet while somebody is on the way in. */
export const ofNobodyWhoAsks: readonly string[] = [
  'identity_ways.secrets_sealed',
  'group_bots.address_sealed',
  'staff_factors.secret_sealed',
  'staff_factors.credential',
  'sign_in_failures.login_index',
  'staff.name',
  // Counted, and led back to nobody.
  'unmet_wishes.what',
  'gifted_phones.phone_index',
  'wish_marks.mark',
];

const keepings: Record<Exclude<Keeping, 'open'>, Sentence> = {
  own_key: {
    zh: '加密，用只属于您的密钥；您删除后谁也打不开',
    en: 'sealed with a key that is yours alone; nobody can open it once you are erased',
  },
  passing_key: {
    zh: '加密，用县里每周更换的密钥；过期后密钥一并销毁',
    en: 'sealed with a key of the county’s that changes every week and goes with what it sealed',
  },
  file_key: {
    zh: '加密，用这个卷宗自己的密钥；卷宗也是对方的，所以您删除后仍保存',
    en: 'sealed with a key of the file, which belongs to the other party as well and stays',
  },
  office_key: { zh: '加密，用县里的密钥', en: 'sealed with the county’s key' },
  index: { zh: '只存算出来的查找值，读不回原文', en: 'a computed look-up value only' },
  hash: { zh: '只存指纹，读不回原文', en: 'a fingerprint that cannot be read back' },
};

/** The register as one person reads it, with how many values of theirs there are. */
export function showHeld(counts: ReadonlyMap<string, number>): MyData {
  return {
    groups: heldGroups.map((group) => ({
      group,
      entries: personalData
        .filter(({ columns: [first] }) => groupOf[first] === group)
        .map((entry) => showEntry(entry, counts.get(entry.columns[0]) ?? null)),
    })),
  };
}

function showEntry(entry: PersonalEntry, count: number | null): Held {
  const { what, purpose, basis, seenBy, kept, keeping, why } = entry;
  return {
    what,
    purpose,
    basis: legalBases[basis],
    seenBy,
    kept,
    keeping: keeping === 'open' ? openWords(why) : keepings[keeping],
    count,
  };
}

const openWords = (why: Sentence | undefined): Sentence => ({
  zh: `不加密。${why?.zh ?? ''}`,
  en: `not sealed: ${why?.en ?? ''}`,
});
