import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Id, InCounty } from './values.ts';

export const Photo = Type.Object({
  id: Id,
  /** Pixels after re-encoding. */
  width: Type.Integer(),
  height: Type.Integer(),
});
export type Photo = Static<typeof Photo>;

const file = Type.Object({ county: CountyCode, id: Id });
const size = Type.Object({ size: Type.Optional(Type.Enum(['full', 'thumb'])) });

export const photoRoutes = defineRoutes({
  uploadPhoto: {
    method: 'POST',
    path: '/:county/photos',
    summary: 'Upload one photo (JPEG, PNG or WebP, up to 12 MB); it is re-encoded and stripped',
    policy: {
      who: ['resident', 'grid_worker', 'unit_handler', 'intake', 'reviewer'],
      scope: 'own',
      idempotent: true,
      audit: 'none',
      rate: 'upload',
    },
    params: InCounty,
    encoding: 'multipart',
    answers: answers(201, Photo),
  },
  getPhoto: {
    method: 'GET',
    path: '/:county/photos/:id',
    summary: 'A photo: to its owner, the reporter of its case, and staff whose area holds the case',
    policy: {
      who: [
        'resident',
        'grid_worker',
        'unit_handler',
        'intake',
        'dispatcher',
        'reviewer',
        'mediator_in_charge',
        'leader',
        'auditor',
      ],
      scope: 'area',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: file,
    query: size,
    binary: true,
    answers: answers(200, Type.Any()),
  },
  getPublishedPhoto: {
    method: 'GET',
    path: '/:county/public/photos/:id',
    summary: 'A photo that was published in the bulletin',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'public' },
    params: file,
    query: size,
    binary: true,
    answers: answers(200, Type.Any()),
  },
});
