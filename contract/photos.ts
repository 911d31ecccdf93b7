import Type, { type Static } from 'typebox';
import { answers, caseReaders, defineRoutes } from './route.ts';
import { CountyCode, Id, InCounty } from './values.ts';

export const Photo = Type.Object({
  id: Id,
  /** Pixels after re-encoding. */
  width: Type.Integer(),
  height: Type.Integer(),
});
export type Photo = Static<typeof Photo>;

/** What is painted over, in pixels of the photo. */
export const MaskBox = Type.Object(
  {
    left: Type.Integer({ minimum: 0, maximum: 4096 }),
    top: Type.Integer({ minimum: 0, maximum: 4096 }),
    width: Type.Integer({ minimum: 1, maximum: 4096 }),
    height: Type.Integer({ minimum: 1, maximum: 4096 }),
  },
  { additionalProperties: false },
);
export type MaskBox = Static<typeof MaskBox>;

/** A copy for everyone. */
export const MaskedPhoto = Type.Object({ id: Id, original: Id, boxes: Type.Array(MaskBox) });
export type MaskedPhoto = Static<typeof MaskedPhoto>;

const file = Type.Object({ county: CountyCode, id: Id });
const sizes = { size: Type.Optional(Type.Enum(['full', 'thumb'])) };
const size = Type.Object(sizes);
/** `as`: WebP whatever the reader names; left out, readers that do not name it get JPEG. */
const sizeAndKind = Type.Object({ ...sizes, as: Type.Optional(Type.Enum(['webp'])) });

const upload = { idempotent: true, audit: 'change', rate: 'upload' } as const;
const look = { idempotent: false, audit: 'none', rate: 'read' } as const;

export const photoRoutes = defineRoutes({
  uploadPhoto: {
    method: 'POST',
    path: '/:county/my/photos',
    summary: 'Upload one photo (JPEG, PNG or WebP, up to 12 MB); it is re-encoded and stripped',
    policy: { who: ['resident'], scope: 'own', ...upload },
    params: InCounty,
    encoding: 'multipart',
    answers: answers(201, Photo),
  },
  uploadStaffPhoto: {
    method: 'POST',
    path: '/:county/staff/photos',
    summary: 'Upload one photo of the work done, of a reward, or of a paper',
    policy: {
      who: ['grid_worker', 'unit_handler', 'intake', 'mediator_in_charge', 'treasurer'],
      scope: 'own',
      ...upload,
    },
    params: InCounty,
    encoding: 'multipart',
    answers: answers(201, Photo),
  },
  getMyPhoto: {
    method: 'GET',
    path: '/:county/my/photos/:id',
    summary:
      'A photo I uploaded, one that answers a case of mine, or one of a mediation that I read',
    policy: { who: ['resident'], scope: 'own', ...look },
    params: file,
    query: size,
    binary: true,
    answers: answers(200, Type.Any()),
  },
  getStaffPhoto: {
    method: 'GET',
    path: '/:county/staff/photos/:id',
    summary:
      'A photo I uploaded, or one of a case, a paper list or, in charge of it, a mediation below my area',
    policy: {
      who: caseReaders,
      scope: 'area',
      ...look,
      audit: 'personal',
    },
    params: file,
    query: size,
    binary: true,
    answers: answers(200, Type.Any()),
  },
  maskPhoto: {
    method: 'POST',
    path: '/:county/staff/photos/:id/masks',
    summary:
      'Make a copy of a case’s photo for everyone, with faces and plates painted over; no box where there is nothing to hide',
    policy: {
      who: ['reviewer'],
      scope: 'area',
      idempotent: true,
      audit: 'change',
      rate: 'write',
    },
    params: file,
    body: Type.Object(
      { boxes: Type.Array(MaskBox, { maxItems: 60 }) },
      { additionalProperties: false },
    ),
    answers: answers(201, MaskedPhoto),
  },
  suggestMasks: {
    method: 'GET',
    path: '/:county/staff/photos/:id/masks',
    summary:
      'Where in a case’s photo a number plate may be, by its colour; faces are looked for at the desk',
    policy: { who: ['reviewer'], scope: 'area', ...look, audit: 'personal' },
    params: file,
    answers: answers(200, Type.Object({ boxes: Type.Array(MaskBox) })),
  },
  getPublishedPhoto: {
    method: 'GET',
    path: '/:county/public/photos/:id',
    summary: 'The masked copy of a photo that stands in the bulletin, or the photo of a reward',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'public' },
    params: file,
    query: sizeAndKind,
    binary: true,
    answers: answers(200, Type.Any()),
  },
});
