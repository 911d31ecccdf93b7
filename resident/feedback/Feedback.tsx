import { ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { EditIcon } from '../../ui/icons.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Feedback.module.css';
import { FeedbackPiece } from './FeedbackPiece.tsx';
import { useFeedback } from './use-feedback.ts';
import { useFeedbackTexts } from './use-feedback-texts.ts';

/** What I said of the platform, what was answered, and whether that helps. */
export default function Feedback() {
  const { t } = useTexts();
  const f = useFeedbackTexts();
  const asked = useFeedback();
  return (
    <Screen title={f('title')} back={{ label: t('back'), href: paths.me }}>
      <p className={styles.lead}>{f('lead')}</p>
      <ButtonLink wide icon={<EditIcon size={20} />} href={paths.newFeedback}>
        {f('write')}
      </ButtonLink>
      <Loaded asked={asked}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.feedback);
          if (all.length === 0)
            return <EmptyState drawing={<LampEmpty />} title={f('empty')} line={f('emptyLine')} />;
          return (
            <>
              <ul className={styles.list}>
                {all.map((one) => (
                  <li key={one.id}>
                    <FeedbackPiece one={one} />
                  </li>
                ))}
              </ul>
              <More pages={asked} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}
