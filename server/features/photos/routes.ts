import type { photoRoutes } from '../../../contract/photos.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as photos from './service.ts';

/** Who else than its owner may see a photo is for the features that use it to say. */
export interface PhotoRouteDeps extends Deps {
  mayReporterSee: (scope: Scope, photo: string) => Promise<boolean>;
  mayStaffSee: (scope: Scope, photo: string) => Promise<boolean>;
  /** Only what shows a case can be masked for everyone. */
  mayMask: (scope: Scope, photo: string) => Promise<boolean>;
  /** For how many seconds it may be kept; 0 where it is nobody’s to see. */
  everyoneMayKeep: (scope: Scope, photo: string) => Promise<number>;
}

export const photoHandlers = (deps: PhotoRouteDeps): Handlers<typeof photoRoutes> => {
  const upload = ({
    ask,
    file,
  }: {
    ask: Parameters<typeof photos.upload>[1];
    file: Buffer | null;
  }) => photos.upload(deps, ask, file ?? Buffer.alloc(0));
  return {
    uploadPhoto: upload,
    uploadStaffPhoto: upload,
    getMyPhoto: async ({ ask, params, query }) =>
      (await photos.isMine(deps, ask.scope, params.id)) ||
      (await deps.mayReporterSee(ask.scope, params.id))
        ? photos.readFile(deps, { ...params, ...query, keptSeconds: 0 })
        : photos.refuse('photo_not_found'),
    getStaffPhoto: async ({ ask, params, query }) =>
      (await photos.isMine(deps, ask.scope, params.id)) ||
      (await mayStaffSee(deps, ask.scope, params.id))
        ? photos.readForStaff(deps, ask, { ...params, ...query })
        : photos.refuse('photo_not_found'),
    maskPhoto: async ({ ask, params, body }) =>
      (await deps.mayMask(ask.scope, params.id))
        ? photos.maskPhoto(deps, ask, { ...params, ...body })
        : photos.refuse('photo_not_found'),
    suggestMasks: async ({ ask, params }) =>
      (await deps.mayMask(ask.scope, params.id))
        ? photos.suggestMasks(deps, ask, params.id)
        : photos.refuse('photo_not_found'),
    getPublishedPhoto: async ({ ask, params, query }) => {
      const keptSeconds = await deps.everyoneMayKeep(ask.scope, params.id);
      return keptSeconds > 0
        ? photos.readFile(deps, { ...params, ...query, keptSeconds })
        : photos.refuse('photo_not_found');
    },
  };
};

/** A masked copy is seen by whoever may see what it was made of. */
async function mayStaffSee(deps: PhotoRouteDeps, scope: Scope, id: string): Promise<boolean> {
  const original = await photos.originalOf(deps.database.read, scope, id);
  return deps.mayStaffSee(scope, original ?? id);
}
