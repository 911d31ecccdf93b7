import type { Sentence } from '../../../contract/values.ts';

/** A lesson with its short test; a new edition is learned anew at the next renewal. */
export interface LessonData {
  id: string;
  edition: number;
  title: Sentence;
  text: readonly Sentence[];
  questions: readonly { words: Sentence; choices: readonly Sentence[]; right: number }[];
}

const s = (zh: string, en: string): Sentence => ({ zh, en });

export const lessons: readonly LessonData[] = [
  {
    id: 'free_will',
    edition: 1,
    title: s('自愿平等，不收钱', 'By free will, and free of charge'),
    text: [
      s(
        '调解要双方自愿。任何一方随时可以退出，也可以去法院、仲裁；不能因为已经调解就拦着不让去。',
        'Both take part by their own will. Either may leave at any time and go to court or arbitration; nobody may be kept from that because a mediation is under way.',
      ),
      s(
        '调解不收任何费用，也不能收东西、吃请。',
        'It costs nothing. No gifts and no invitations either.',
      ),
      s(
        '开始前要把权利义务告知书讲给双方听，讲完再调解。',
        'Before it begins, the notice of rights is read to both.',
      ),
    ],
    questions: [
      {
        words: s(
          '一方说不想调了，想去法院。您怎么办？',
          'One party wants to stop and go to court. What do you do?',
        ),
        choices: [
          s('劝到底，不让走', 'Keep at it until they stay'),
          s('尊重，告诉他怎么去法院', 'Respect it and say how to go to court'),
          s('说退出会扣积分', 'Say that leaving costs points'),
        ],
        right: 1,
      },
      {
        words: s(
          '调解成功，当事人塞给您一条烟。',
          'After an agreement a party hands you a carton of cigarettes.',
        ),
        choices: [
          s('收下，人之常情', 'Take it, as people do'),
          s('收下，和队员分', 'Take it and share it with the team'),
          s('退回去', 'Give it back'),
        ],
        right: 2,
      },
    ],
  },
  {
    id: 'no_ties',
    edition: 1,
    title: s('不偏不倚，该回避就回避', 'Between the two, and tied to neither'),
    text: [
      s(
        '和一方是一家人、同单位，或者以前给同样两方调过，就不能承办。系统会查，您自己知道的也要说。',
        'Whoever shares a household or an employer with a party, or had the same two before, does not mediate. The platform checks that; what only you know you say.',
      ),
      s(
        '不骂人，不嘲笑，不替一方说话。',
        'Do not scold, do not laugh at anybody, do not speak for one side.',
      ),
      s(
        '当事人的事不往外说，包括家里人和微信群。',
        'What you hear stays with you: not to your family, not to a chat group.',
      ),
    ],
    questions: [
      {
        words: s(
          '一方是您表哥，系统没查出来。',
          'One party is your cousin, and the platform does not know.',
        ),
        choices: [
          s('主动说明，请换人', 'Say so and ask for somebody else'),
          s('照办，心里公平就行', 'Go on and be fair'),
          s('让表哥别说出来', 'Ask the cousin to keep it quiet'),
        ],
        right: 0,
      },
      {
        words: s('邻居打听昨天调解的事。', 'A neighbour asks about yesterday’s mediation.'),
        choices: [
          s('只说结果', 'Tell only how it ended'),
          s('不说', 'Say nothing'),
          s('隐去姓名说一说', 'Tell it without names'),
        ],
        right: 1,
      },
    ],
  },
  {
    id: 'not_for_us',
    edition: 1,
    title: s('哪些不能调', 'What is not mediated'),
    text: [
      s(
        '打人、威胁、家暴：先打 110，不调解。家里的事还可以打 12338，向法院申请人身安全保护令。',
        'Violence and threats, also in a family: call 110 first, nothing is mediated. In a family call 12338 as well; the court can issue a protection order.',
      ),
      s(
        '有人受伤的、涉及未成年人受害的，交给公安、医院和法院；未成年人打 12355。',
        'Injuries, and harm to minors, are for the police, doctors and the court; for minors call 12355.',
      ),
    ],
    questions: [
      {
        words: s('到了现场，丈夫正在动手。', 'When you come, the husband is hitting his wife.'),
        choices: [
          s('把两人拉开坐下来谈', 'Pull them apart and sit down to talk'),
          s('打 110，自己注意安全', 'Call 110 and keep yourself safe'),
          s('记成邻里纠纷', 'Write it down as a quarrel of neighbours'),
        ],
        right: 1,
      },
      {
        words: s('当事人一方 15 岁。', 'One of the parties is 15.'),
        choices: [
          s('家长在就可以调', 'With the parents there it can be mediated'),
          s('不在这里调，告诉去处', 'Not here; say where to turn'),
          s('写成 18 岁', 'Write down 18'),
        ],
        right: 1,
      },
    ],
  },
  {
    id: 'the_file',
    edition: 1,
    title: s('记录、协议、回访', 'Record, agreement, return visit'),
    text: [
      s(
        '每次调解都要记：时间、地点、谁说了什么、谁来帮忙。没记就没有这次调解。',
        'Every session is written down: when, where, who said what, who helped. What is not written down did not take place.',
      ),
      s(
        '协议写清楚谁在哪天前做什么。双方各自确认才算数；口头协议也要登记、也要确认。',
        'An agreement says who does what by which day. It counts once each has confirmed it; an oral one is written down and confirmed as well.',
      ),
      s(
        '满 30 天回访。没履行不丢人，转到司法确认、法院或仲裁，认真做了的工作照样计分。',
        'After thirty days there is a return visit. An agreement that was not kept is no shame: it goes on to the court or arbitration, and work that was done well is paid all the same.',
      ),
      s(
        '假纠纷、找熟人凑数、年底突击，系统会提示，核实了要撤回积分。',
        'Made-up disputes, friends who play parties, and bursts before the end of the year show; once found, their points are taken back.',
      ),
    ],
    questions: [
      {
        words: s('只有一方确认了协议。', 'Only one party has confirmed the agreement.'),
        choices: [
          s('算达成', 'It counts'),
          s('替另一方点确认', 'Confirm for the other one'),
          s('还不算，等另一方自己确认', 'Not yet: the other one has to do it'),
        ],
        right: 2,
      },
      {
        words: s('调了三次没成。', 'Three sessions, and no agreement.'),
        choices: [
          s('写清做了什么，转到别的途径', 'Write down what was done and let it go on elsewhere'),
          s('写成达成，好看', 'Write that they agreed'),
          s('不写了', 'Write nothing'),
        ],
        right: 0,
      },
    ],
  },
];

/** How many answers are wrong; those that are missing are. */
export const wrongAnswers = ({ questions }: LessonData, answers: readonly number[]): number =>
  questions.filter(({ right }, place) => answers[place] !== right).length;
