import { useState } from 'react';
import type { CaseMove } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { useKeyCap, useShortcuts } from '../shortcuts.ts';
import { MoveForm } from './MoveForm.tsx';
import styles from './MovePane.module.css';
import { moveKeys } from './send-move.ts';
import { WhoseTurn } from './WhoseTurn.tsx';
import { isRedispatch, stepOn } from './whose-turn.ts';

/** The right column: the move at hand as a form, the other moves as buttons, nothing that is refused. */
export function MovePane({ one }: { one: StaffCase }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<CaseMove>();
  const [finished, setFinished] = useState<CaseMove>();
  const move = chosen && one.moves.includes(chosen) ? chosen : stepOn(one);
  const others = one.moves.filter((other) => other !== move);
  const choose = (next: CaseMove) => {
    setChosen(next);
    setFinished(undefined);
  };
  useShortcuts(
    Object.fromEntries(one.moves.map((next) => [moveKeys[next].toLowerCase(), () => choose(next)])),
  );
  return (
    <section className={styles.pane} aria-label={t('moves.pane')}>
      <div role="status">
        {finished && (
          <p className={styles.finished}>
            <CheckIcon size={16} />
            <span>{t(`moves.finished.${finished}`)}</span>
          </p>
        )}
      </div>
      {move === undefined ? (
        <WhoseTurn one={one} />
      ) : (
        <MoveForm
          key={`${move}:${one.history.length}`}
          one={one}
          move={move}
          focusFirst={move === chosen}
          onFinished={(done) => {
            setChosen(undefined);
            setFinished(done);
          }}
        />
      )}
      {others.length > 0 && <OtherMoves one={one} moves={others} choose={choose} />}
    </section>
  );
}

interface OtherMovesProps {
  one: StaffCase;
  moves: readonly CaseMove[];
  choose: (move: CaseMove) => void;
}

function OtherMoves({ one, moves, choose }: OtherMovesProps) {
  const { t } = useWords();
  const capped = useKeyCap();
  return (
    <fieldset className={styles.others} aria-label={t('moves.other')}>
      {moves.map((move) => (
        <Button
          key={move}
          size="s"
          kind={move === 'refuse' ? 'danger' : 'outline'}
          keyCap={capped(moveKeys[move])}
          aria-keyshortcuts={moveKeys[move]}
          onClick={() => choose(move)}
        >
          {t(isRedispatch(one, move) ? 'moves.redispatch' : `moves.name.${move}`)}
        </Button>
      ))}
    </fieldset>
  );
}
