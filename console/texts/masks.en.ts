import type { masksZh } from './masks.zh-CN.ts';

export const masksEn: typeof masksZh = {
  choose: 'Choose photos, mask faces and plates',
  lead: 'Each is looked through before it is published: masks are painted into the picture and cannot be taken off; the photo itself is not public.',
  open: 'Look and mask',
  again: 'Mask again',
  photo: 'Photo {{number}} to publish',
  masked: '{{count}} masked',
  clear: 'looked through, nothing to mask',
  leaveOut: 'Leave it out',
  heading: 'Mask photo {{number}}',
  hint: 'Draw boxes over faces, plates and door numbers. By keyboard: “Add a box”, arrow keys move it, with Shift they size it, Delete removes it.',
  stage: 'The photo; drag to draw a box',
  box: 'Box {{number}}',
  boxAt: 'left {{left}}, top {{top}}, width {{width}}, height {{height}}',
  none: 'No box yet',
  count: '{{count}} boxes',
  add: 'Add a box',
  remove: 'Remove the chosen box',
  suggest: 'Look for faces and plates',
  suggested:
    '{{count}} spots look like a face or a plate; please check. Faces from the side or far away and white plates are often missed: look once more yourself.',
  suggestedNone:
    'Nothing looks like a face or a plate. Faces from the side or far away and white plates are often missed: look once more yourself.',
  keep: 'Masked, use it',
  keepClear: 'Nothing to mask, use it',
  close: 'Close',
  days: 'Shown for',
  daysOf: '{{count}} days',
  daysHint: 'taken down by itself after that, copies deleted',
  names: 'I checked what looks like a name: it is none',
};
