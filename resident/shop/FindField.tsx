import { Button } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field } from '../../ui/Field.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useWish } from './use-shop.ts';
import { useShopTexts } from './use-shop-texts.ts';

const longest = 40;

interface FindFieldProps {
  words: string;
  onChange: (words: string) => void;
}

/** Looks through what is there; nothing is sent while one types. */
export function FindField({ words, onChange }: FindFieldProps) {
  const s = useShopTexts();
  return (
    <Field
      type="search"
      label={s('find.label')}
      labelHidden
      placeholder={s('find.placeholder')}
      maxLength={longest}
      value={words}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Nothing is called so: whoever wants it can say so, and is counted without being known. */
export function NotFound({ words, isElsewhere }: { words: string; isElsewhere: boolean }) {
  const s = useShopTexts();
  const wish = useWish();
  const wanted = words.trim();
  if (wanted === '' || isElsewhere)
    return <EmptyState drawing={<LampEmpty />} title={s('emptyKind')} line={s('find.elsewhere')} />;
  const isCounted = wish.data !== undefined && wish.variables?.words === wanted;
  return (
    <EmptyState
      drawing={<LampEmpty />}
      title={s('find.none', { words: wanted })}
      line={s(isCounted ? 'find.counted' : 'find.noneLine')}
      action={
        isCounted ? undefined : (
          <>
            <Button
              kind="outline"
              busy={wish.isPending}
              onClick={() => wish.mutate({ words: wanted })}
            >
              {s('find.wish')}
            </Button>
            <Problem error={wish.error} />
          </>
        )
      }
    />
  );
}
