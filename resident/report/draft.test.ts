import { describe, expect, it } from 'vitest';
import type { ReportBody } from '../../contract/cases.ts';
import type { Problem } from '../../contract/values.ts';
import {
  answered,
  bodyOf,
  type Draft,
  earlierBody,
  edited,
  emptyDraft,
  goesOut,
  isBlank,
  lacks,
  nextStep,
  photoAnswered,
  refusalMeans,
  refused,
  sendPressed,
  withoutPhoto,
  withPhotos,
} from './draft.ts';

const morning = () => '2026-10-16T01:41:00.000Z';
const noon = '2026-10-16T04:00:00.000Z';
const written = (): Draft =>
  edited(emptyDraft('id-1'), { words: '下雨后一直积水', place: '老街 29 号门口' });
const problem = (status: number, code = 'whatever'): Problem => ({
  type: 'about:blank',
  title: '不行',
  status,
  code,
});

describe('a report being written', () => {
  it('is blank until there is something worth keeping', () => {
    expect(isBlank(emptyDraft('id-1'))).toBe(true);
    expect(isBlank(edited(emptyDraft('id-1'), { words: '积' }))).toBe(false);
    expect(isBlank(withPhotos(emptyDraft('id-1'), ['a']))).toBe(false);
  });

  it('says which report nearby it is the same as, where the resident says so', () => {
    const same = '0199e000-0000-7000-8000-000000000000';
    expect(bodyOf(edited(written(), { sameAs: same }), noon)).toMatchObject({ sameAs: same });
    expect(bodyOf(edited(written(), { sameAs: null }), noon)).not.toHaveProperty('sameAs');
    expect(bodyOf(written(), noon)).not.toHaveProperty('sameAs');
  });

  it('knows that its position was taken off: the phone does not look for one by itself again', () => {
    const located = edited(written(), { position: { lng: 120, lat: 30 } });
    expect(located).not.toHaveProperty('unplaced');
    expect(edited(located, { position: null })).toMatchObject({ position: null, unplaced: true });
  });

  it('takes back an answer that is tapped again, and knows one answer to a question', () => {
    const blocked = { question: 'passable', choice: 'blocked' };
    const freely = { question: 'passable', choice: 'freely' };
    expect(answered([], blocked)).toEqual([blocked]);
    expect(answered([blocked], freely)).toEqual([freely]);
    expect(answered([freely], freely)).toEqual([]);
    expect(bodyOf(edited(written(), { answers: [freely] }), noon)).toMatchObject({
      answers: [freely],
    });
    expect(bodyOf(written(), noon)).not.toHaveProperty('answers');
  });

  it('is not the same as that one any more once it lies elsewhere or is of another kind', () => {
    const position = { lng: 120, lat: 30 };
    const same = edited({ ...written(), position, suggested: '050100' }, { sameAs: 'other' });
    expect(edited(same, { position: { lng: 120.01, lat: 30 } }).sameAs).toBeNull();
    expect(edited(same, { position: null }).sameAs).toBeNull();
    expect(edited(same, { category: '070200' }).sameAs).toBeNull();
    expect(edited(same, { position: { ...position }, category: '050100' }).sameAs).toBe('other');
    expect(edited(same, { words: '水更深了', place: '桥边' }).sameAs).toBe('other');
  });

  it('needs a place and two characters, not a photo', () => {
    expect(lacks(emptyDraft('id-1'))).toEqual(['place', 'words']);
    expect(lacks(written())).toEqual([]);
    const located = edited(written(), { place: '', position: { lng: 120, lat: 30 } });
    expect(lacks(located)).toEqual([]);
  });

  it('takes six photos at most', () => {
    const draft = withPhotos(emptyDraft('id-1'), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(draft.photos.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('does not bring a removed photo back when its upload ends late', () => {
    const draft = withoutPhoto(withPhotos(written(), ['a']), 'a');
    expect(photoAnswered(draft, 'a', { uploaded: 'server-1', refused: null }).photos).toEqual([]);
  });

  it('uploads in the background and sends nothing before send is pressed', () => {
    const draft = withPhotos(written(), ['a']);
    expect(nextStep(draft, morning)).toMatchObject({ do: 'upload', photo: { key: 'a' } });
    const uploaded = photoAnswered(draft, 'a', { uploaded: 'server-1', refused: null });
    expect(nextStep(uploaded, morning)).toEqual({ do: 'rest' });
    expect(nextStep(sendPressed(uploaded, noon), morning)).toMatchObject({
      do: 'send',
      body: { photoIds: ['server-1'], writtenAt: noon },
    });
  });

  it('stays with the resident when a photo is refused after send was pressed', () => {
    const draft = photoAnswered(sendPressed(withPhotos(written(), ['a']), noon), 'a', {
      uploaded: null,
      refused: '不是照片',
    });
    expect(draft.phase).toBe('writing');
    expect(lacks(draft)).toEqual(['photos']);
    expect(sendPressed(draft, noon).phase).toBe('writing');
  });

  it('sends the category that was shown: the chosen one before the suggested one', () => {
    const suggested = edited(written(), { suggested: '130300' });
    expect(bodyOf(suggested, noon)).toMatchObject({ category: '130300' });
    expect(bodyOf(edited(suggested, { category: '060200' }), noon)).toMatchObject({
      category: '060200',
    });
    expect(bodyOf(written(), noon)).not.toHaveProperty('category');
  });

  it('leaves the kind to the server where the phone guessed, or was told of other words', () => {
    const suggested = edited(written(), { suggested: '130300' });
    const { words } = suggested;
    const sent = (suggestedOf: string | null, change: Partial<Draft> = {}) =>
      (bodyOf({ ...suggested, suggestedOf, ...change }, noon) as ReportBody).category;
    expect(sent(words.trim())).toBe('130300');
    expect(sent(null)).toBeUndefined();
    expect(sent('别的话')).toBeUndefined();
    // Whoever answered what is asked of that kind has seen it, and took it for right.
    const answers = [{ question: 'still', choice: 'yes' }] as unknown as Draft['answers'];
    expect(sent(null, { answers: answers ?? [] })).toBe('130300');
    expect(sent(null, { category: '060200' })).toBe('060200');
  });
});

describe('when it was written', () => {
  const sentAt = (draft: Draft) => {
    const step = nextStep(draft, () => 'whenever there is a network');
    return step.do === 'send' && 'writtenAt' in step.body ? step.body.writtenAt : undefined;
  };

  it('is when send was pressed, however late and by whomever it goes out', () => {
    const waiting = sendPressed(written(), morning());
    expect(sentAt(waiting)).toBe(morning());
    expect(sentAt(sendPressed(waiting, noon))).toBe(morning());
  });

  it('is another time once it was taken back and sent anew', () => {
    const changed = edited(sendPressed(written(), morning()), { words: '积水更深了' });
    expect(sentAt(sendPressed(changed, noon))).toBe(noon);
  });
});

describe('a report whose answer was lost', () => {
  it('goes out again to the letter, with its first time of writing', () => {
    const first = bodyOf(written(), morning());
    const draft = goesOut(sendPressed(written(), noon), first);
    expect(bodyOf(draft, noon)).toEqual(first);
    expect(goesOut(draft, first).unanswered).toHaveLength(1);
  });

  it('keeps the older content when it is changed in the meantime', () => {
    const first = bodyOf(written(), morning());
    const changed = edited(goesOut(written(), first), { words: '积水更深了' });
    const second = bodyOf(changed, noon);
    const draft = goesOut(changed, second);
    expect(draft.unanswered).toEqual([first, second]);
    expect(refusalMeans(draft, problem(422, 'request_id_reused'))).toBe('earlier');
    expect(earlierBody(draft).body).toEqual(first);
  });

  it('is still waiting when the server is busy or failed, or the session ended', () => {
    for (const status of [401, 429, 500, 502, 503])
      expect(refusalMeans(written(), problem(status))).toBe('later');
  });

  it('stays known when what was written next is refused', () => {
    const first = bodyOf(written(), morning());
    const changed = edited(goesOut(written(), first), { words: '积水更深了' });
    const draft = goesOut(changed, bodyOf(changed, noon));
    expect(refusalMeans(draft, problem(422, 'place_missing'))).toBe('no');
    const after = refused(draft, changed.unanswered, problem(422, 'place_missing'));
    expect(after.unanswered).toEqual([first]);
    const again = goesOut(after, bodyOf(after, noon));
    expect(refusalMeans(again, problem(422, 'request_id_reused'))).toBe('earlier');
  });

  it('keeps id and content after a refusal, and forgets what was refused', () => {
    const draft = goesOut(sendPressed(written(), noon), bodyOf(written(), morning()));
    const after = refused(draft, [], problem(422, 'outside_county'));
    expect(refusalMeans(draft, problem(422, 'outside_county'))).toBe('no');
    expect(after).toMatchObject({ requestId: 'id-1', words: '下雨后一直积水', phase: 'writing' });
    expect(bodyOf(after, noon)).toMatchObject({ writtenAt: noon });
  });
});
