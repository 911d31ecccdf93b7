import Type, { type Static } from 'typebox';
import { participationStates } from './activities.ts';
import { ConsentPurpose } from './consents.ts';
import { feedbackKinds, feedbackStates, feedbackStepKinds } from './feedback.ts';
import { mediationStates, TeamRole } from './mediations.ts';
import { Fen } from './pools.ts';
import { redPacketStates } from './red-packets.ts';
import { Paying, redemptionStates } from './redemptions.ts';
import {
  AreaCode,
  CaseCode,
  CountyCode,
  Id,
  Instant,
  LocalDate,
  Nullable,
  Points,
  Sentence,
  strict,
} from './values.ts';

/** `data.json` of the archive that a person takes home; the version counts up with its form. */
export const ExportedData = Type.Object(
  {
    format: Type.Literal('pingan-my-data/8'),
    county: CountyCode,
    madeAt: Instant,
    me: Type.Object(
      {
        id: Id,
        phone: Nullable(Type.String()),
        name: Nullable(Type.String()),
        grid: Nullable(Type.String()),
        community: Nullable(Sentence),
        ageClass: Nullable(Type.String()),
        /** Whether the age waits to be settled at the window. */
        ageInDoubt: Type.Boolean(),
        /** Year and month of birth, which are kept of minors only: `2012-05`. */
        born: Nullable(Type.String()),
        /** The coarse group that was given voluntarily. */
        ageGroup: Nullable(Type.String()),
        registeredAt: Instant,
      },
      strict,
    ),
    /** Where I am signed in. */
    devices: Type.Array(
      Type.Object(
        { browser: Type.String(), system: Type.String(), signedInAt: Instant, lastSeenAt: Instant },
        strict,
      ),
    ),
    /** Accounts elsewhere by which I sign in, beside the phone; never the key there. */
    waysIn: Type.Array(Type.Object({ provider: Type.String(), boundAt: Instant }, strict)),
    /** By which ways I am told, kind by kind, and in which hours I am left alone. */
    noticeSettings: Type.Object(
      {
        ways: Type.Record(Type.String(), Type.Array(Type.String())),
        quiet: Type.Object({ from: Type.Integer(), until: Type.Integer() }, strict),
      },
      strict,
    ),
    consents: Type.Array(
      Type.Object(
        {
          purpose: ConsentPurpose,
          given: Type.Boolean(),
          textVersion: Type.Integer(),
          at: Instant,
        },
        strict,
      ),
    ),
    cases: Type.Array(
      Type.Object(
        {
          code: CaseCode,
          category: Sentence,
          words: Type.String(),
          place: Type.String(),
          position: Nullable(Type.Object({ lng: Type.Number(), lat: Type.Number() }, strict)),
          stage: Type.String(),
          rating: Nullable(Type.Integer()),
          reportedAt: Instant,
          steps: Type.Array(
            Type.Object(
              { kind: Type.String(), at: Instant, by: Sentence, note: Type.String() },
              strict,
            ),
          ),
          /** Names of the files in the archive. */
          photos: Type.Array(Type.String()),
        },
        strict,
      ),
    ),
    points: Type.Object(
      {
        spendable: Points,
        owed: Points,
        lines: Type.Array(
          Type.Object(
            {
              at: Instant,
              kind: Type.String(),
              points: Points,
              owed: Points,
              lapsesOn: Nullable(LocalDate),
              what: Nullable(Sentence),
              why: Nullable(Sentence),
              /** The grounds, where points were taken back. */
              note: Nullable(Type.String()),
            },
            strict,
          ),
        ),
        /** What of it was given to which village. */
        gifts: Type.Array(
          Type.Object(
            { at: Instant, points: Points, lapsesOn: LocalDate, village: Sentence },
            strict,
          ),
        ),
        redemptions: Type.Array(
          Type.Object(
            {
              reservedAt: Instant,
              what: Sentence,
              counter: Sentence,
              points: Points,
              /** Whose points they were. */
              account: Paying,
              state: Type.Enum([...redemptionStates]),
              handedOverAt: Nullable(Instant),
              endedAt: Nullable(Instant),
            },
            strict,
          ),
        ),
        redPackets: Type.Array(
          Type.Object(
            {
              askedAt: Instant,
              what: Sentence,
              amountFen: Fen,
              points: Points,
              /** Masked. */
              account: Nullable(Type.String()),
              state: Type.Enum([...redPacketStates]),
              endedAt: Nullable(Instant),
            },
            strict,
          ),
        ),
      },
      strict,
    ),
    /** What I signed up for, when I came and left, and the volunteer hours that stand for it. */
    activities: Type.Array(
      Type.Object(
        {
          title: Sentence,
          startsAt: Instant,
          state: Type.Enum([...participationStates]),
          signedUpAt: Instant,
          inAt: Nullable(Instant),
          outAt: Nullable(Instant),
          minutes: Nullable(Type.Integer()),
          volunteerMinutes: Type.Integer(),
          stars: Nullable(Type.Integer()),
        },
        strict,
      ),
    ),
    /** Certificates of volunteer hours. */
    hourCertificates: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          from: LocalDate,
          until: LocalDate,
          minutes: Type.Integer(),
          times: Type.Integer(),
          issuedAt: Instant,
        },
        strict,
      ),
    ),
    /** What paper lists say that I did; of what was undone since, nothing. */
    paperLines: Type.Array(
      Type.Object(
        {
          what: Sentence,
          day: LocalDate,
          minutes: Nullable(Type.Integer()),
          /** Somebody compared the list with its photo. */
          compared: Type.Boolean(),
        },
        strict,
      ),
    ),
    /** Patrols that I walked along. */
    patrols: Type.Array(
      Type.Object(
        {
          begunAt: Instant,
          joinedAt: Instant,
          minutes: Nullable(Type.Integer()),
          metres: Nullable(Type.Integer()),
          /** Different points on the wall that I scanned; null: a track proved it. */
          scanned: Nullable(Type.Integer()),
          grid: Nullable(Type.String()),
          verdict: Nullable(Type.String()),
          reasons: Type.Array(Sentence),
          /** The way, of the last week; later it is deleted. */
          track: Type.Array(
            Type.Object({ at: Instant, lng: Type.Number(), lat: Type.Number() }, strict),
          ),
        },
        strict,
      ),
    ),
    /** Files of mediation in which I am a party, or the mediator; of the others in them nothing. */
    mediations: Type.Array(
      Type.Object(
        {
          number: Sentence,
          kind: Sentence,
          state: Type.Enum([...mediationStates]),
          openedAt: Instant,
          /** What the form says of me, and what I answered; null where I mediate. */
          party: Nullable(
            Type.Object(
              {
                name: Type.String(),
                sex: Nullable(Type.Enum(['male', 'female'])),
                ethnicity: Type.String(),
                age: Nullable(Type.Integer()),
                occupation: Type.String(),
                employer: Type.String(),
                address: Type.String(),
                phone: Nullable(Type.String()),
                informedAt: Nullable(Instant),
                answer: Nullable(Type.Enum(['agreed', 'declined'])),
                answeredAt: Nullable(Instant),
              },
              strict,
            ),
          ),
        },
        strict,
      ),
    ),
    /** My application to mediate, and what was decided. */
    mediator: Nullable(
      Type.Object(
        {
          state: Type.Enum(['applied', 'certified', 'refused', 'ended']),
          area: AreaCode,
          employer: Type.String(),
          /** Whom I worked for before, since I was last certified. */
          formerEmployers: Type.Array(Type.String()),
          stateEmployee: Type.Boolean(),
          /** I have said that the state pays me no longer: it counts once I am certified anew. */
          statePayOver: Type.Boolean(),
          words: Type.String(),
          appliedAt: Instant,
          tier: Type.Integer(),
          certifiedUntil: Nullable(LocalDate),
          note: Nullable(Type.String()),
        },
        strict,
      ),
    ),
    mediatorLessons: Type.Array(Type.Object({ lesson: Sentence, passedAt: Instant }, strict)),
    mediationTeams: Type.Array(Type.Object({ name: Type.String(), role: TeamRole }, strict)),
    /** What was asked for me, to let me off points that I owe. */
    waivers: Type.Array(
      Type.Object(
        {
          askedAt: Instant,
          points: Points,
          reason: Type.String(),
          state: Type.String(),
          answer: Nullable(Type.String()),
        },
        strict,
      ),
    ),
    appeals: Type.Array(
      Type.Object(
        {
          openedAt: Instant,
          words: Type.String(),
          state: Type.String(),
          answer: Nullable(Type.String()),
        },
        strict,
      ),
    ),
    /** What I said of the platform itself. */
    feedback: Type.Array(
      Type.Object(
        {
          sentAt: Instant,
          kind: Type.Enum([...feedbackKinds]),
          words: Type.String(),
          state: Type.Enum([...feedbackStates]),
          rating: Nullable(Type.Integer()),
          adopted: Type.Boolean(),
          steps: Type.Array(
            Type.Object(
              { kind: Type.Enum([...feedbackStepKinds]), at: Instant, words: Type.String() },
              strict,
            ),
          ),
        },
        strict,
      ),
    ),
    notices: Type.Array(
      Type.Object({ at: Instant, words: Sentence, caseCode: Nullable(CaseCode) }, strict),
    ),
    household: Nullable(
      Type.Object(
        {
          name: Nullable(Type.String()),
          members: Type.Integer(),
          /** Percent of my points that I agreed to give it, at most. */
          agreedShare: Nullable(Type.Integer()),
          /** Those for whom I agreed, with the day on which they are 14. */
          children: Type.Array(
            Type.Object({ name: Type.String(), consentedAt: Instant, until: LocalDate }, strict),
          ),
        },
        strict,
      ),
    ),
    /** Files of photos that no report uses yet. */
    unusedPhotos: Type.Array(Type.String()),
    looks: Type.Array(
      Type.Object(
        { at: Instant, by: Sentence, what: Sentence, why: Sentence, caseCode: Nullable(CaseCode) },
        strict,
      ),
    ),
    held: Type.Array(
      Type.Object({ what: Sentence, purpose: Sentence, count: Nullable(Type.Integer()) }, strict),
    ),
  },
  strict,
);
export type ExportedData = Static<typeof ExportedData>;
