import type { AnswerTemplate } from '../../../contract/answer-templates.ts';
import { addTemplate } from '../../../server/features/answer-templates/service.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, daysBefore, done, isWritten } from './shop.ts';

/** Written a month before the first start. */
const writtenDays = 30;

type Text = Pick<AnswerTemplate, 'move' | 'category' | 'name' | 'words'>;

const texts: readonly Text[] = [
  {
    move: 'answer',
    category: null,
    name: '已到现场',
    words: '我们已经到现场看过，正在处理，{期限}前办完，办完再告诉您。',
  },
  {
    move: 'answer',
    category: null,
    name: '已办完',
    words: '您反映的{类别}已经办完，请您有空看一眼。还有不妥的，可以在手机上点“没解决”。',
  },
  {
    move: 'answer',
    category: '01',
    name: '通道已清',
    words: '占着通道的东西已经清走，{单位}会在一周内再来看两次，防止又堵上。',
  },
  {
    move: 'answer',
    category: '04',
    name: '已劝离',
    words: '现场车辆已经劝离，巡查每天加一趟。您再看到，随时拍一张报上来。',
  },
  {
    move: 'return',
    category: null,
    name: '补远景',
    words: '请再补一张远一点的照片，拍到旁边的门牌或路牌，我们好找到地方。',
  },
  {
    move: 'return',
    category: null,
    name: '补地点',
    words: '地点还不够清楚，请写明哪条路、几号门口，或在地图上点一下。',
  },
  {
    move: 'refuse',
    category: null,
    name: '不归综治中心办',
    words:
      '这件事不在受理范围里，请拨打 12345，由他们转给负责的部门。上报的积分按细则撤回，不影响您以后上报。',
  },
  {
    move: 'dispatch',
    category: null,
    name: '请按时回应',
    words: '请{单位}在{期限}前办完，先回应居民，再处理。',
  },
  {
    move: 'accept',
    category: null,
    name: '已受理',
    words: '已经受理，马上派给负责的单位，请留意手机。',
  },
];

/** The texts that the demo county's desk answers with, where nobody has written any yet. */
export async function writeAnswerTexts(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  if (await isWritten(deps, 'answer_templates', county)) return;
  const now = deps.clock.now();
  const act = actingAt({ deps, county, residents, staff, now }, 'shouli');
  for (const [place, text] of texts.entries()) {
    const writing = act(`answer-text-${place}`, daysBefore(now, writtenDays));
    done(await addTemplate(writing.deps, writing.ask, text));
  }
}
