import type { Area } from '../../contract/areas.ts';
import type { AuditActor } from '../../contract/audit.ts';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';

/** The area behind leading digits: 339921001 is the town 339921001000, a grid stands in full. */
export function areaOf(areas: readonly Area[], digits: string): Area | undefined {
  const code = digits.length === 15 ? digits : digits.padEnd(12, '0');
  return areas.find((area) => area.code === code);
}

/** People, roles and areas of the audit in the reader's words. */
export function useWho() {
  const { t, say, named } = useWords();
  const areas = useAreas().data ?? [];
  const area = (digits: string | null): string => {
    if (digits === null) return t('audit.county');
    if (digits.startsWith('unit:')) return t('audit.unit');
    const found = areaOf(areas, digits);
    return found === undefined ? digits : say(found.name);
  };
  const who = ({ kind, id, name, job }: AuditActor): string => {
    if (name !== null) return name;
    const word = t(`audit.actors.${kind}`);
    const which = job ?? id?.slice(-8) ?? '';
    return which === '' ? word : t('audit.someone', { kind: word, id: which });
  };
  const roles = (actor: AuditActor): string =>
    actor.roles.map((role) => named('roles', role)).join(t('denied.joiner'));
  return { area, who, roles };
}
