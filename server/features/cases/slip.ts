import { toString as qrCode } from 'qrcode';
import type { County } from '../../../contract/areas.ts';
import { localDate, localMinute, startOfDay } from '../../platform/calendar.ts';
import { Attachment } from '../../platform/http/documents.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Typesetter } from '../../platform/typst.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { findOpenable } from './desk.ts';
import { refuse } from './refusals.ts';
import { type Language, slipTexts } from './slip-texts.ts';

export type SlipDeps = Deps & {
  typesetter: Typesetter;
  /** Where people open the platform, without the last slash. */
  publicUrl: string;
};

/** By then the papers that wait now are set. */
const retryAfterSeconds = 5;

/**
 * The code of a case to take home, as text and as QR code. Paper lies about: it says no more than the
 * public page does, so neither what was reported nor what it earns.
 */
export async function getCaseSlip(
  deps: SlipDeps,
  ask: Ask,
  { code, language = ask.language }: { code: string; language?: Language },
): Promise<Attachment | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const found = await findOpenable(read, scope, code);
  if (found === undefined) return refuse('case_not_found');
  const { report, state } = found;
  const { name, hotline } = await areas.getCounty(read, scope);
  const data = await slipOf({
    code,
    reportedAt: report.reported_at,
    answerBy: state.firstAnswerDueAt,
    county: { name, hotline },
    address: `${deps.publicUrl}/board/?county=${scope.county}#/case/${code}`,
    language,
  });
  const madeAt = startOfDay(localDate(deps.clock.now()));
  const setting = await deps.typesetter.pdf({ template: 'slip.typ', data, madeAt });
  if (setting.kind === 'full')
    return refuse('too_many_papers', { retryAfterSeconds, values: { seconds: retryAfterSeconds } });
  return new Attachment(setting.paper, { type: 'application/pdf', name: `${code}.pdf` });
}

export interface Slip {
  code: string;
  reportedAt: Date;
  answerBy: Date;
  county: Pick<County, 'name' | 'hotline'>;
  /** Of the public page of the case. */
  address: string;
  language: Language;
}

/** The data of the slip's template: everything is text as it is printed. */
export async function slipOf({ code, reportedAt, answerBy, county, address, language }: Slip) {
  const texts = slipTexts[language];
  const color = { dark: '#1d2723', light: '#ffffff' };
  return {
    language,
    county: county.name[language],
    title: texts.title,
    seal: '',
    qr: await qrCode(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2, color }),
    code,
    codeLabel: texts.code,
    facts: [
      [texts.reportedOn, localDate(reportedAt)],
      [texts.answerBy, localMinute(answerBy)],
    ],
    scan: texts.scan,
    keep: texts.keep,
    address: address.replace(/^https?:\/\//, ''),
    hotline: [texts.hotline, county.hotline],
  };
}
