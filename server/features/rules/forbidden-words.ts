import type { Sentence } from '../../../contract/values.ts';

/** A thing that no book may reward or punish, however it is worded. */
export interface ForbiddenWord {
  code: string;
  /** What it is called where it stands in a name, a condition or an unknown field. */
  words: RegExp;
  /** Wordings around such a word that mean something else: only what this covers of a clause is let be. */
  except?: RegExp;
  reason: Sentence;
  severity?: 'advice';
}

/** What lowers points and what points must not follow from: rights, opinions, disputes. */
const rights: ForbiddenWord[] = [
  {
    code: 'deduction',
    words:
      /扣分|减分|倒扣|罚分|负分|扣除|扣[一二两三四五六七八九十百\d]+分|减[一二两三四五六七八九十百\d]+分|(积分|分数)清零|罚款|惩罚|黑榜|黄榜|黑名单|\bdeduct|\bpenalt|\bpunish|\bminus\b|\bdemerit|\bblack ?list/i,
    reason: {
      zh: '积分只增不扣：没有法律依据，不能用扣分来处罚居民；发错的分按更正收回。',
      en: 'Points are only ever given: without a law nobody may be punished by taking them; what was given by mistake is taken back as a correction.',
    },
  },
  {
    code: 'zero_sum',
    words:
      /对赌|互扣|零和|从(他人|别人|对方|邻居)(那里)?(扣|转|得)|赢取对方|zero[- ]sum|\bwager|at the expense of/i,
    reason: {
      zh: '一个人得分，不能让另一个人少分。',
      en: 'What one person gets must not be taken from another.',
    },
  },
  {
    code: 'petition',
    words:
      /信访|上访|越级|缠访|闹访|非访|息访|罢访|进京|投诉|起诉|诉讼|打官司|告状|行政复议|\bpetition|\bcomplain|\blawsuit|\blitigat|\bsu(e|es|ing)\b/i,
    reason: {
      zh: '信访、投诉、诉讼是公民的权利（信访工作条例），不能和积分挂钩，多得少得都不行。',
      en: 'To petition, to complain and to sue are rights of everyone (Regulations on Petitions); points must not hang on them either way.',
    },
  },
  {
    code: 'media',
    words:
      /媒体|记者|曝光|发帖|舆情|批评|抹黑|负面信息|\bmedia\b|\bjournalis|\bpress\b|\bcritici[sz]|\bexpos(e|es|ing|ure)\b/i,
    except: /新媒体|融媒体|(批评教育|自我批评)无关/,
    reason: {
      zh: '批评和找媒体是公民的权利（宪法第四十一条），不能和积分挂钩。',
      en: 'To criticise and to speak to the media is a right of everyone (Constitution, article 41); points must not hang on it.',
    },
  },
  {
    code: 'opinion',
    words:
      /言论|(评价|评议|议论|顶撞|服从)(领导|干部|书记|主任)|思想表现|政治表现|态度端正|立场|\bopinions?\b|\bspeech\b|\bobedien|\bloyal|\bpolitical\b|\battitude/i,
    reason: {
      zh: '说了什么、怎么看领导，不是积分该管的事。',
      en: 'What somebody says or thinks of those in charge is no matter for points.',
    },
  },
  {
    code: 'quarrel',
    words:
      /(无|零|没有|未发生|不发生|不闹|不起|没闹)(邻里|家庭|任何|过)*(矛盾|纠纷|吵架|争吵)|闹矛盾|闹纠纷|(矛盾|纠纷)(户|家庭)|不和睦|不吵架|(no|without|free of|zero) (any )?(quarrel|dispute|conflict)|\bquarrel(s|ling|some)?\b/i,
    except: /^.*(调解|化解|线索|上报|劝和|\bmediat|\breconcil|\bclue|\breport).*$/i,
    reason: {
      zh: '有矛盾不丢分，没矛盾不加分：不然有事就没人敢早说。',
      en: 'Nobody loses by having a dispute or gains by having none: otherwise nobody would speak of one early.',
    },
  },
];

/** What points must not look at: who somebody is, and who lives next door. */
const persons: ForbiddenWord[] = [
  {
    code: 'family_planning',
    words:
      /计生|计划生育|生育(情况|意愿|数量)|[二三]孩|节育|婚育|family planning|childbirth|\bfertil/i,
    reason: {
      zh: '生育是家里的事，不能用来计分（个人信息保护法第二十八条）。',
      en: 'Having children is a family’s own matter and no ground for points (Personal Information Protection Law, article 28).',
    },
  },
  {
    code: 'religion',
    words: /宗教|信教|信仰|礼拜|\breligi|\bfaith\b|\bchurch|\bmosque/i,
    except: /(宗教|礼拜|church|mosque).*(场所|隐患|消防|hazard|fire)/i,
    reason: {
      zh: '信什么教是敏感个人信息（个人信息保护法第二十八条），不能用来计分。',
      en: 'Religion is sensitive personal information (Personal Information Protection Law, article 28) and no ground for points.',
    },
  },
  {
    code: 'ethnicity',
    words: /民族|籍贯|\bethnic|\brace\b|\bracial|place of origin/i,
    except: /民族团结|民族(舞|歌|音乐|文化)|中华民族/,
    reason: {
      zh: '民族、籍贯不能用来计分：人人一样。',
      en: 'Ethnicity and origin are no ground for points: everyone is alike.',
    },
  },
  {
    code: 'health',
    words:
      /健康|病史|病历|患病|精神病|精神障碍|艾滋|残疾(证|等级)|体检结果|疫苗|接种|\bhealth\b|medical (history|record)|\bdiseas|\bdisability (status|grade|certificate)|\bvaccin|\bHIV\b/i,
    except:
      /(健康|疫苗|接种|health).{0,4}(讲座|宣传|义诊|步道|驿站|知识|科普|课|教育|志愿|跑|操|talk|fair|class|education|lecture|course)/i,
    reason: {
      zh: '健康状况是敏感个人信息（个人信息保护法第二十八条），不能用来计分。',
      en: 'Health is sensitive personal information (Personal Information Protection Law, article 28) and no ground for points.',
    },
  },
  {
    code: 'political_status',
    words:
      /政治面貌|(党员|团员|干部)(身份|家庭)?(加分|多得|翻倍|加倍|优先|另加)|party member(ship)? (bonus|extra|double|gets)/i,
    reason: {
      zh: '政治面貌不能用来计分：做同样的事，得同样的分。',
      en: 'Party membership is no ground for points: the same deed earns the same.',
    },
  },
  {
    code: 'biometrics',
    words: /人脸|指纹|刷脸|虹膜|声纹|\bface recognition|\bfacial|\bfingerprint|\bbiometric/i,
    reason: {
      zh: '人脸、指纹等生物信息不能作为得分的条件（个人信息保护法第二十八条）。',
      en: 'Faces and fingerprints are no condition for points (Personal Information Protection Law, article 28).',
    },
  },
  {
    code: 'neighbours',
    words:
      /出租[房屋]|租客|租户|承租|流动人口|外来人口|暂住|(邻居|邻里|住户|他人)(的)?(身份|隐私|信息|行踪|来往)|举报邻居|\btenan(t|cy)|\brental (home|house|housing|flat)|\brenters?\b|\bmigrant|\bneighbou?rs?['’]? (identity|visitors|papers)/i,
    except: /^.*(隐患|消防|燃气|用电|电线|飞线|hazard|fire safety|\bgas\b|wiring).*$/i,
    reason: {
      zh: '不奖励打听、上报邻居是谁、租给谁：涉及他人隐私，由公安机关依法办理。',
      en: 'Nobody is rewarded for reporting who lives next door or rents there: that is others’ privacy, and a matter for the police by law.',
    },
  },
];

/** Ways of rewarding that are forbidden whatever is done. */
const ways: ForbiddenWord[] = [
  {
    code: 'clicks',
    words:
      /点赞|集赞|转发|朋友圈|分享(链接|到|app|给好友|小程序)|签到|打卡|连续|登[录陆]|在线时[长间]|(浏览|观看|阅读|学习|使用|停留)时[长间]|关注(公众号|账号)|拉新|(邀请|推荐)(好友|注册|下载)|投票|刷(屏|视频)|\blikes\b|\bshar(e|es|ing) (the |an? |this |our )?(app|link|post)|\bre-?post|\bforward(s|ing)? (post|link)|\bcheck-?ins?\b|\bsign-?ins?\b|\bdaily sign|\bstreaks?\b|\blog-?ins?\b|\b(online|screen|reading|viewing) time\b|\bfollowers?\b/i,
    except: /连续(剧|降雨|暴雨|阴雨|高温|降雪)/,
    reason: {
      zh: '打卡、签到、点赞、转发、在线时长不得计分（国办函〔2026〕12号，防止指尖上的形式主义）。',
      en: 'Check-ins, likes, shares, streaks and time online must not earn points (General Office of the State Council, letter 12 of 2026, against formalism at the fingertips).',
    },
  },
  {
    code: 'ranking',
    words:
      /排名|排行|名次|前[一二两三四五六七八九十\d]+名|末位|红黑榜|\brank(s|ed|ing|ings)?\b|\bleader ?board|\btop (ten|\d+)\b/i,
    reason: {
      zh: '不按排名给分（国办函〔2026〕12号）：做到了就有，不用和别人比。',
      en: 'Points do not follow from rank (letter 12 of 2026): what is done earns the same, whatever others do.',
    },
  },
  {
    code: 'chance',
    words:
      /抽奖|转盘|随机|盲盒|刮刮|彩票|幸运|开奖|摇奖|拼手气|\blotter|\braffle|\blucky|\brandom|\bprize draw|\bjackpot|\b(lucky|prize) wheel|\bwheel of/i,
    reason: {
      zh: '积分不靠运气：抽奖、转盘属于有奖销售和彩票管理的范围，这里一律不做。',
      en: 'Points are no matter of luck: draws and wheels fall under the rules for lotteries and are not offered here.',
    },
  },
  {
    code: 'linkage',
    words:
      /入学|升学|择校|状元|(考上|考取|录取)|征信|信用[分卡积]|信用等级|失信|公务员|招录|优先录用|就业优先|优先就业|公益岗|贷款|授信|低保|落户|评先|school (admission|place|enrol)|\benrol(l?ment)?\b|\bcivil servi|\bloans?\b|\bcredit (score|rating|report|record|history)|\bsocial credit|\bjob (offer|priority)|\bhiring\b|\bwelfare (benefit|payment)|minimum living/i,
    except:
      /(入学|升学)季?.{0,6}(护学|护航|疏导|交通)|(贷款|loan).*(诈骗|套路|反诈|劝阻|fraud|scam)|(诈骗|套路|反诈|劝阻|fraud|scam).*(贷款|loan)|(探访|看望|慰问|走访|帮扶|visit).{0,8}低保|低保.{0,6}(探访|看望|慰问|走访|帮扶)/i,
    reason: {
      zh: '积分不能和入学、征信、招录、贷款、低保挂钩（国办发〔2020〕49号）。',
      en: 'Points must not be linked to school places, credit records, hiring, loans or welfare (General Office of the State Council, notice 49 of 2020).',
    },
  },
  {
    code: 'cash',
    words:
      /提现|返现|现金|红包|折现|套现|兑钱|变现|充值|人民币|\bcash\b|\bcash-?(out|back)|\bwithdraw|\bred packet|\brefund(s|ed)? in money/i,
    except:
      /(现金|提现|cash|withdraw).*(诈骗|反诈|劝阻|被骗|fraud|scam)|(诈骗|反诈|劝阻|被骗|fraud|scam).*(现金|提现|充值|红包|cash|withdraw)/i,
    reason: {
      zh: '积分不是钱，不能提现、返现（中国人民银行法第二十条：不得发售代币票券）。',
      en: 'Points are not money and cannot be cashed (Law on the People’s Bank of China, article 20: no tokens in place of the currency).',
    },
  },
  {
    code: 'trade',
    words:
      /(转让|转赠|赠送|买卖|交易|出售|购买)积分|积分(转让|转赠|赠送|买卖|交易|出售)|\b(sell|buy|trade|trading|transfer)(ing|s)? (of )?points|\bpoints? (trading|transfer|sale)/i,
    reason: {
      zh: '积分不转让、不买卖，只在家庭里合用。',
      en: 'Points are neither sold nor passed on; only a household shares them.',
    },
  },
  {
    code: 'danger',
    words:
      /打架|斗殴|家暴|家庭暴力|持刀|歹徒|凶手|逃犯|(抓|追|擒|逮)(捕|获|小偷|贼|人|住|嫌疑)|嫌疑人|\bfight(s|ing)?\b|\bbrawl|\bviolence\b|\bknife|\bweapon|\barrest|\bcatch(ing)? (a |the )?(thief|suspect)|\bsuspects?\b/i,
    except:
      /(反家暴|反家庭暴力|防身|法治).{0,6}(宣传|讲座|课|知识)|\bagainst (domestic )?violence|\bfire-?fight/i,
    reason: {
      zh: '打架、家暴和抓人要打 110：不拿积分让人走近危险。',
      en: 'Fights, violence at home and arrests are for 110: points must not draw anybody near danger.',
    },
  },
  {
    code: 'rescue',
    words: /见义勇为|\bbravery|\bheroi/i,
    severity: 'advice',
    reason: {
      zh: '见义勇为有专门的法定奖励，建议不放在积分里，免得为分冒险。',
      en: 'Bravery has a statutory award of its own; better left out, so that nobody takes risks for points.',
    },
  },
];

export const forbiddenWords: readonly ForbiddenWord[] = [...rights, ...persons, ...ways];
