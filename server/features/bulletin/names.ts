import { titles } from './personal-data.ts';

/*
 * What looks like somebody's name in a text: a surname with a title, or with a given name where people are
 * spoken of. It knows no list of people and misses names elsewhere; what it finds is read by a person.
 */

/** The hundred surnames that nine in ten people have, without those that are mostly other words (安, 高, 方, 常, 万). */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖石金韦贾夏付邹熊孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔';
const compound = '欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|端木';
const surname = `(?:${compound}|[${surnames}])`;
const given = '[\\p{Script=Han}]{1,2}';
const people = '居民|村民|业主|户主|住户|群众|邻居|网格员|志愿者|党员|学生|感谢|谢谢|家住';
/** What follows where a name has ended: people act, own, or the sentence stops. */
const ends = '(?=反映|报告|上报|发现|表示|说|家|等|的|和|都|小朋友|同学|、|，|。|,|\\s|$)';

const forms = [
  new RegExp(`${surname}[\\p{Script=Han}]{0,2}(?:${titles.join('|')})`, 'gu'),
  new RegExp(`(?<=${people})${surname}${given}?${ends}`, 'gu'),
  new RegExp(`(?<=(?:姓名|联系人)[:：]?\\s?)${surname}${given}`, 'gu'),
];
/** Ordinary words that begin like a name. */
const words = [
  '于是',
  '任何',
  '何时',
  '余下',
  '石头',
  '金额',
  '江边',
  '马路',
  '钟点',
  '程度',
  '严重',
  '夏季',
];

/** Everything in a text that looks like a name, as it stands there. */
export function namesIn(text: string): string[] {
  const plain = text.normalize('NFKC');
  const found = forms.flatMap((form) => plain.match(form) ?? []);
  return [...new Set(found)].filter((one) => !words.some((word) => one.startsWith(word)));
}
