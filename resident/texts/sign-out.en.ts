import type { signOutZh } from './sign-out.zh-CN.ts';

export const signOutEn: typeof signOutZh = {
  title: 'Sign out?',
  line: 'Nothing of yours stays on this phone.',
  unsent:
    'Some of what you reported has not gone out: photos and words will be removed from this phone. To keep them, send them first.',
  walk: 'A patrol has not been sent: it ends (where you lead it, for everybody who walks along), and the way will be removed from this phone. To keep it, end the patrol first and let it go out.',
  andDiscard: 'Discard and sign out',
};
