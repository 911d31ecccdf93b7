import type { noticeWaysZh } from './notice-ways.zh-CN.ts';

export const noticeWaysEn: typeof noticeWaysZh = {
  title: 'How I am told',
  lead: 'Choose for each kind of thing by which ways you hear of it. A change holds at once.',
  inApp: 'The lamp on the bell',
  push: 'A push to the phone',
  sms: 'A text message to {{phone}}',
  always: 'What the law says you are told always lights the lamp.',
  smsLine:
    'A text message says how many there are and of which kinds, nothing more. What comes within ten minutes is one message, and there are three a day at most.',
  here: 'Push on this phone',
  hereOn:
    'On: you are reminded with the page closed, too, and a touch leads to your notices. The lock screen shows only how many there are.',
  hereOff: 'Off: what is ticked above as a push reaches this phone once it is switched on here.',
  turnOn: 'Switch on for this phone',
  turnOff: 'Switch off for this phone',
  unsupported: 'This browser takes no pushes (nor does WeChat). You can choose text messages.',
  denied:
    'You blocked notifications in the browser. Please allow them for this site in its settings, then come back.',
  failed:
    'The browser could not switch it on; perhaps its push service cannot be reached. You can choose text messages.',
  quiet: 'Quiet hours',
  quietLine:
    'No push and no text message in these hours; afterwards all of it at once. The notices are there all the same.',
  none: 'None',
  night: '9 in the evening to 8 in the morning',
  long: '8 in the evening to 9 in the morning',
  day: '8 in the morning to 4 in the afternoon (night shift)',
  own: '{{from}}:00 to {{until}}:00',
};
