import type { RoadTexts } from './roads.zh-CN.ts';

export const roadsEn: RoadTexts = {
  or: 'Or',
  checking: 'A short check by the phone itself; it takes a few seconds…',
  returning: 'Signing in',
  returningLine: 'Checking with the other side; a second or two.',
  confirm: 'Confirm that it is you',
  confirmLine:
    'The phone they gave, {{phone}}, has an account here. Get a code to it; from then on one press is enough.',
  phone: 'A phone number is missing',
  phoneLine:
    'They gave no phone number. Give one that gets messages and the code sent to it; from then on one press is enough.',
  byPhone: 'Sign in by phone instead',
};
