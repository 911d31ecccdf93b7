import { useMutation } from '@tanstack/react-query';
import type { YearStatement } from '../../contract/statements.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CheckIcon, DownloadIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useAnswer, useApi } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import originStyles from '../origin/Origin.module.css';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Lapsing.module.css';
import { useYearEndTexts } from './use-year-end-texts.ts';

/** My points year by year, as in an account book: opening, what came and went, closing. */
export default function Years() {
  const { t } = useTexts();
  const y = useYearEndTexts();
  const years = useAnswer('getMyYears', {});
  return (
    <Screen title={y('years.title')} back={{ label: t('back'), href: paths.origin }} place="points">
      <p className={styles.rule}>{y('years.lead')}</p>
      <Loaded asked={years}>
        {({ years: shown }) =>
          shown.map((one, place) => <Year key={one.year} one={one} isLast={place === 0} />)
        }
      </Loaded>
    </Screen>
  );
}

/** The newest year is the one under way. */
function Year({ one, isLast }: { one: YearStatement; isLast: boolean }) {
  const { t } = useTexts();
  const y = useYearEndTexts();
  const { year, opening, parts, closing, closed, agrees } = one;
  const isOver = closed || !isLast;
  return (
    <Card as="section" label={y('years.year', { year })}>
      <h2 className={originStyles.heading}>{y(isOver ? 'years.year' : 'years.now', { year })}</h2>
      <table className={originStyles.table}>
        <tbody>
          <tr>
            <th scope="row">{y('years.opening')}</th>
            <td>{pointsText(opening)}</td>
          </tr>
          {parts.map((part) => (
            <tr key={part.kind}>
              <th scope="row">
                {t(`origin.kind.${part.kind}`)}
                <span className={originStyles.count}>
                  {t('origin.count', { count: part.lines })}
                </span>
              </th>
              <td>{pointsText(part.points, true)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{y(isOver ? 'years.closing' : 'years.left')}</th>
            <td>{pointsText(closing)}</td>
          </tr>
        </tfoot>
      </table>
      {parts.length === 0 && <p className={originStyles.quiet}>{y('years.nothing')}</p>}
      <Closed closed={closed} agrees={agrees} />
      <OnPaper year={year} />
    </Card>
  );
}

/** The same line by line, to print and keep. */
function OnPaper({ year }: { year: number }) {
  const { language } = useTexts();
  const y = useYearEndTexts();
  const { client } = useApi();
  const make = useMutation({
    mutationFn: async () => {
      const params = { year };
      const query = { language: language === 'en' ? ('en' as const) : ('zh' as const) };
      return saveFile(await client.download('getMyYearPaper', { params, query }));
    },
  });
  return (
    <div className={styles.paper}>
      <Button
        kind="outline"
        wide
        icon={<DownloadIcon size={20} />}
        busy={make.isPending}
        onClick={() => make.mutate()}
      >
        {y('years.paper', { year })}
      </Button>
      <Problem error={make.error} />
      <p className={styles.quiet} role="status">
        {make.data !== undefined && y('years.saved', { name: make.data })}
      </p>
    </div>
  );
}

function Closed({ closed, agrees }: Pick<YearStatement, 'closed' | 'agrees'>) {
  const y = useYearEndTexts();
  if (!agrees) return <Refusal still why={y('years.differs')} whatToDo={y('years.differsLine')} />;
  if (!closed) return <p className={originStyles.quiet}>{y('years.open')}</p>;
  return (
    <p className={originStyles.agrees}>
      <CheckIcon />
      {y('years.closed')}
    </p>
  );
}
