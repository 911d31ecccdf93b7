import type { photoRoutes } from '../../../contract/photos.ts';
import type { Handlers } from '../../platform/http/routes.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as photos from './service.ts';

/** Who else than its owner may see a photo is for the features that use it to say. */
export interface PhotoRouteDeps extends Deps {
  mayReporterSee: (scope: Scope, photo: string) => Promise<boolean>;
  mayStaffSee: (scope: Scope, photo: string) => Promise<boolean>;
  mayEveryoneSee: (scope: Scope, photo: string) => Promise<boolean>;
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
        ? photos.readFile(deps, { ...params, ...query, shared: false })
        : photos.refuse('photo_not_found'),
    getStaffPhoto: async ({ ask, params, query }) =>
      (await photos.isMine(deps, ask.scope, params.id)) ||
      (await deps.mayStaffSee(ask.scope, params.id))
        ? photos.readForStaff(deps, ask, { ...params, ...query })
        : photos.refuse('photo_not_found'),
    getPublishedPhoto: async ({ ask, params, query }) =>
      (await deps.mayEveryoneSee(ask.scope, params.id))
        ? photos.readFile(deps, { ...params, ...query, shared: true })
        : photos.refuse('photo_not_found'),
  };
};
