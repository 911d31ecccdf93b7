import type { Sentence } from '../../../contract/values.ts';

/** Notice of rights and duties of the parties, after the forms of the Ministry of Justice. */
export const rights: readonly Sentence[] = [
  {
    zh: '调解全凭自愿：您可以接受、拒绝，也可以随时退出，不影响您今后的任何权利。',
    en: 'Mediation is by free will: you can accept it, refuse it or leave at any time, and lose no right by it.',
  },
  {
    zh: '调解不收任何费用。',
    en: 'It costs nothing.',
  },
  {
    zh: '您可以选择或者要求更换调解员，可以要求公开或者不公开进行。',
    en: 'You can choose a mediator or ask for another one, and ask that it be held in public or not.',
  },
  {
    zh: '您可以自己表达意见，也可以请人代理；有权自主达成协议。',
    en: 'You speak for yourself or have somebody speak for you, and agree to nothing but what you want.',
  },
  {
    zh: '请如实说明情况，遵守现场秩序，尊重调解员和对方当事人。',
    en: 'Please say what is true, keep order, and respect the mediator and the other party.',
  },
  {
    zh: '达成的协议对双方有约束力；生效 30 天内，双方可以一起向人民法院申请司法确认。',
    en: 'An agreement binds both; within thirty days both together can ask the court to confirm it.',
  },
  {
    zh: '调解不成，或者对方不履行，您可以向人民法院起诉、申请仲裁或者走行政渠道。',
    en: 'If it fails, or the other party does not keep it, the court, arbitration and the authorities stay open to you.',
  },
  {
    zh: '调解员不得偏袒、侮辱、收受财物或者泄露隐私；有这样的事，请打热线。',
    en: 'A mediator must not favour anybody, insult, take gifts or tell what is private: if one does, please call the hotline.',
  },
];
