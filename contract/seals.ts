import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Id, InCounty, Instant, LocalDate } from './values.ts';

const open = {
  who: ['anyone'],
  scope: 'public',
  idempotent: false,
  audit: 'none',
  rate: 'public',
} as const;

/** 32 bytes in base64. */
const Hash = Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' });
/** Number of leaves of a tree. */
const TreeSize = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** The seal of one day: what the ledger held at its end. */
export const Seal = Type.Object({
  day: LocalDate,
  size: TreeSize,
  /** How many of them are new since the seal before. */
  added: TreeSize,
  root: Hash,
  sealedAt: Instant,
  /** The signed checkpoint (C2SP), to be kept as it is. */
  note: Type.String(),
});
export type Seal = Static<typeof Seal>;

export const SealKey = Type.Object({
  /** As C2SP writes it for checkers: name+hash+base64. */
  key: Type.String(),
  /** Eight groups of four hexadecimal digits. */
  fingerprint: Type.String(),
});
export type SealKey = Static<typeof SealKey>;

/** What a resident can check without the platform; contract/seal/receipt.ts reads it. */
export const ReceiptDocument = Type.Object({
  format: Type.Literal('pingan-receipt-1'),
  transfer: Type.Record(Type.String(), Type.String()),
  salt: Type.String(),
  proof: Type.Array(Hash),
  checkpoint: Type.String(),
  key: Type.String(),
});

export const ConsistencyDocument = Type.Object({
  format: Type.Literal('pingan-consistency-1'),
  from: TreeSize,
  to: TreeSize,
  proof: Type.Array(Hash),
});

export const sealRoutes = defineRoutes({
  getNewestSeal: {
    method: 'GET',
    path: '/:county/public/seals/newest',
    summary: 'The newest seal of the ledger, and the key that signed it',
    policy: open,
    params: InCounty,
    answers: answers(
      200,
      Type.Object({ seal: Type.Union([Seal, Type.Null()]), signedBy: SealKey }),
    ),
  },
  listSeals: {
    method: 'GET',
    path: '/:county/public/seals',
    summary: 'Seals by day, newest first',
    policy: open,
    params: InCounty,
    query: Type.Object({ before: Type.Optional(LocalDate) }),
    answers: answers(
      200,
      Type.Object({ seals: Type.Array(Seal), next: Type.Union([LocalDate, Type.Null()]) }),
    ),
  },
  getSealConsistency: {
    method: 'GET',
    path: '/:county/public/seals/consistency',
    summary: 'That the tree of one size is the beginning of the tree of a later one (RFC 6962)',
    policy: open,
    params: InCounty,
    query: Type.Object({ from: TreeSize, to: TreeSize }),
    answers: answers(200, ConsistencyDocument),
  },
  getSealKey: {
    method: 'GET',
    path: '/:county/public/seals/key',
    summary: 'The public key of the county’s seals',
    policy: open,
    params: InCounty,
    answers: answers(200, SealKey),
  },
  getMyReceipt: {
    method: 'GET',
    path: '/:county/my/awards/:id/receipt',
    summary: 'A receipt of one award of mine: its transfer, and the proof that it is sealed',
    policy: { who: ['resident'], scope: 'own', idempotent: false, audit: 'none', rate: 'read' },
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, ReceiptDocument),
  },
});
