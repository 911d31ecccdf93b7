import { toString as qrCode } from 'qrcode';
import type { CheckedCertificate, HourCertificate } from '../../../contract/volunteer-hours.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import { openerOf, sealerOf } from '../../platform/data-keys.ts';
import { Attachment } from '../../platform/http/documents.ts';
import { maskName } from '../../platform/mask.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Typesetter } from '../../platform/typst.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { getCounty } from '../areas/service.ts';
import { openIdentities } from '../privacy/service.ts';
import { type Language, paperOf } from './certificate-paper.ts';
import { printed, showCertificate } from './hours.ts';
import * as store from './hours-store.ts';
import { refuse } from './refusals.ts';

export type PrintDeps = Deps & { typesetter: Typesetter; publicUrl: string };

const codeDigits = 16;
const digitsOf = (code: string) => code.replaceAll('-', '');
const nameAt = (id: string) => ({ field: 'hour_certificates.name', row: id });

/** Certifies what whoever asks has served between two days, as the account stands now. */
export function certifyHours(
  deps: Deps,
  ask: Ask,
  { from, until }: { from: LocalDate; until: LocalDate },
): Promise<HourCertificate | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<HourCertificate | Refusal> => {
    const now = deps.clock.now();
    if (!(from <= until && until <= localDate(now)))
      return refuse('days_wrong', { field: '/from' });
    const resident = residentOf(scope);
    const { name } = (await openIdentities(tx, { deps, scope }, [resident]))(resident);
    if (name === null) return refuse('name_first');
    const { minutes, times } = await store.sumHours(tx, scope, { resident, from, until });
    if (minutes <= 0) return refuse('no_hours');
    const id = deps.ids.uuid();
    const seal = await sealerOf(tx, { deps, scope }, resident);
    const certificate = {
      id,
      code: deps.ids.digits(codeDigits),
      resident,
      name_sealed: seal(name, nameAt(id)) ?? '',
      from_on: from,
      until_on: until,
      minutes,
      times,
      issued_at: now,
    };
    await store.insertCertificate(tx, scope, certificate);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'hours.certified',
        object: `hour_certificate/${id}`,
        details: { minutes, times },
      },
    );
    return showCertificate({ county: scope.county, ...certificate });
  });
}

/** By then the papers that wait now are set. */
const retryAfterSeconds = 5;

/** A certificate of whoever asks, with the address at which it is checked. */
export async function getCertificatePaper(
  deps: PrintDeps,
  { scope, language: spoken }: Ask,
  { code, language = spoken }: { code: string; language?: Language | undefined },
): Promise<Attachment | Refusal> {
  const { read } = deps.database;
  const resident = residentOf(scope);
  const row = await store.findCertificate(read, scope, digitsOf(code));
  if (row === undefined || row.resident !== resident) return refuse('certificate_not_found');
  const open = await openerOf(read, { deps, scope }, [resident]);
  const address = `${deps.publicUrl}/board/?county=${scope.county}#/hours/${printed(row.code)}`;
  const color = { dark: '#1d2723', light: '#ffffff' };
  const qr = await qrCode(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2, color });
  const data = paperOf({
    certificate: showCertificate(row),
    name: open(resident, row.name_sealed, nameAt(row.id)) ?? '',
    county: (await getCounty(read, scope)).name,
    address,
    qr,
    language,
  });
  const setting = await deps.typesetter.pdf({
    template: 'hours.typ',
    data,
    madeAt: row.issued_at,
  });
  if (setting.kind === 'full') {
    const values = { seconds: retryAfterSeconds };
    return refuse('too_many_papers', { retryAfterSeconds, values });
  }
  const name = `volunteer-hours-${printed(row.code)}.pdf`;
  return new Attachment(setting.paper, { type: 'application/pdf', name });
}

/** What stands under the code of a certificate. Of whoever was erased nothing is told any more. */
export async function checkCertificate(
  deps: Deps,
  { scope }: Ask,
  code: string,
): Promise<CheckedCertificate | Refusal> {
  const { read } = deps.database;
  const row = await store.findCertificate(read, scope, digitsOf(code));
  if (row === undefined) return refuse('certificate_not_found');
  const { resident, from_on: from, until_on: until } = row;
  const open = await openerOf(read, { deps, scope }, [resident]);
  const name = open(resident, row.name_sealed, nameAt(row.id));
  if (name === null) return refuse('certificate_not_found');
  const { minutes } = await store.sumHours(read, scope, { resident, from, until });
  return {
    ...showCertificate(row),
    maskedName: maskName(name),
    county: (await getCounty(read, scope)).name,
    minutesNow: minutes,
  };
}
