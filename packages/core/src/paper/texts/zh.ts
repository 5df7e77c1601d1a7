/** 资料上的文字，中文为准。English stands in `en.ts`; a text missing there does not compile. */
import { zhCodes } from './zh-codes.ts'
import { zhItem } from './zh-item.ts'
import { zhLetters } from './zh-letters.ts'

export const zh = {
  none: '无',
  yes: '是',
  no: '否',
  /** Names one after another. */
  and: (names: readonly string[]) => names.join('、'),
  semicolon: '；',
  quoted: (name: string) => `“${name}”`,
  colon: (name: string, value: string) => `${name}：${value}`,
  days: (count: number) => (count === 0 ? '当场办结' : `${count} 个工作日`),
  naturalDays: (count: number) => `${count} 日（自然日）`,
  yuan: (amount: string) => `${amount} 元`,
  years: (count: number) => `${count} 年`,
  number: '序号',
  edition: (hash: string, number: number | undefined, date: string | undefined) =>
    `目录版本${number === undefined ? '' : `第 ${number} 版`} ${hash}${date === undefined ? '' : `（${date}）`}`,
  date: (year: string, month: number, day: number) => `${year}年${month}月${day}日`,
  page: (page: number, pages: number) => `第 ${page} 页 共 ${pages} 页`,
  /** Only the Chinese text of an official paper binds. */
  chineseBinds: '',

  titles: {
    guide: (matter: string) => `${matter} · 专属指南`,
    notice: (matter: string) => `${matter} · 一次性告知单`,
    'flow-chart': (matter: string) => `${matter} · 办理流程图`,
    'tolerance-letter': () => '容缺受理承诺书',
    'commitment-letter': () => '告知承诺书',
    'information-sheet': (item: string) => `${item} · 标准化信息表`,
    manual: (item: string) => `${item} · 业务手册`,
  },
  names: {
    guide: '专属指南',
    notice: '一次性告知单',
    'flow-chart': '办理流程图',
    'tolerance-letter': '容缺受理承诺书',
    'commitment-letter': '告知承诺书',
    'information-sheet': '标准化信息表',
    manual: '业务手册',
  },

  guide: {
    madeFor: '只适用于您这种情形',
    madeForText: '这份指南按您的回答生成。情形变了，材料和时间也会变，请重新回答问题再看。',
    situation: '一、您的情形',
    situationName: '办理情形',
    region: '办理地区',
    overview: '二、一看就明白',
    figures: {
      applications: '填几次表',
      materials: '交几份材料',
      workingDays: '等几个工作日',
      visits: '跑几次',
      links: '经过几个环节',
    },
    before: '逐个去办',
    after: '一件事一次办',
    figure: '比一比',
    bring: (count: number) => `三、要带的材料（${count} 份）`,
    bringHint: '下面每份只交一次，几个部门共用。',
    bringColumns: ['序号', '材料', '份数和形式', '怎么准备'] as const,
    nothingToBring: '什么都不用带。',
    notBring: '四、不用带的材料，和不用带的原因',
    notBringNone: '没有可以省的材料。',
    notBringColumns: ['材料', '为什么不用带'] as const,
    form: '五、网上要填的内容',
    formHint: '几张申请表合成了一张，相同的内容只填一次。',
    formNone: '不用填表。',
    steps: '六、谁来办、哪一天办完',
    stepsHint: (days: number) =>
      days === 0 ? '受理后当场办结。' : `从受理的第二天算起，${days} 个工作日内全部办完。`,
    stepsColumns: ['事项', '部门', '第几个工作日', '要先等'] as const,
    stepDays: (from: number, to: number) => (from === to ? `第 ${from} 天` : `第 ${from}–${to} 天`),
    onTheSpot: '当场',
    waitsForNothing: '受理后马上开始',
    specials: '下面的程序不算在上面的时间里，或者会用去其中几天：',
    fees: '七、收费',
    feesNone: '全程不收费。',
    feesColumns: ['收费项目', '金额', '收费依据'] as const,
    feesTotal: (yuan: string) => `合计 ${yuan}。`,
    results: '八、办成后拿到什么',
    resultsColumns: ['结果', '颁发部门', '有效期'] as const,
    noExpiry: '长期有效',
    places: '九、到哪里办',
    placesHint: '在家也能办：网上填表、传材料。想到现场办，下面的窗口都可以，交一次就行。',
    placesNone: '暂时没有开放的现场窗口，请在网上办。',
    placesColumns: ['地点', '地址', '时间', '电话'] as const,
    laws: '十、依据',
    rights: '十一、您的权利',
    phones: '十二、电话',
    phonesColumns: ['部门', '咨询', '监督投诉'] as const,
  },

  material: {
    form: '网上填表，系统自动生成，不用带',
    original: (count: number) => `原件 ${count} 份`,
    copy: (count: number) => `复印件 ${count} 份`,
    show: '出示即可，不收',
    electronic: '电子版也行',
    paperOnly: '只收纸质',
    tolerable: (days: number) => `可以容缺：先受理，${days} 个工作日内补上`,
    commitment: '可以用书面承诺代替',
    from: {
      applicant: '自己准备',
      government: '政府部门出具',
      'third-party': '其他机构出具',
    },
    fromIssuer: (issuer: string) => `由${issuer}出具`,
    issuedWithin: (when: string) => `出具时间：${when}`,
    demandedBy: (law: string) => `为什么要您提供：${law}`,
    usedBy: (authorities: string) => `用到它的部门：${authorities}`,
    sample: '网上有样张',
  },

  left: {
    'merged-form': (form: string) => `并进${form}，填一张就够`,
    duplicate: (item: string) => `办${item}时已经交了，共用一份`,
    equivalent: (material: string, reason: string) => `和${material}是同一份材料：${reason}`,
    'process-material': (item: string) => `办${item}时产生，部门之间自己传`,
    fetched: (resource: string) => `政府已经有了，从${resource}查得到`,
    'not-applicable': '您的情形用不着',
  },

  special: {
    line: (name: string, days: string, clock: string) => `${name}：${days}，${clock}`,
    suspends: '不计入办理时限',
    counts: '计入办理时限',
  },

  licensingLaw: {
    all: (articles: string) => `（《行政许可法》${articles}）`,
    some: (articles: string) => `（行政许可事项依据《行政许可法》${articles}）`,
  },

  rights: {
    nothingMore: { text: '除了上面列出的，不得再要求您提交与申请无关的材料。', articles: '第三十一条' },
    once: {
      text: '材料不齐或者不合格式的，应当当场或者五个工作日内一次告诉您全部要补的内容；过期不告知的，收到材料之日就算受理。',
      articles: '第三十二条第一款第四项',
    },
    receipt: {
      text: '受理或者不受理，都应当给您盖章、写明日期的书面凭证。',
      articles: '第三十二条第二款',
    },
    reasons: { text: '不予办理的，应当书面说明理由。', articles: '第三十八条第二款' },
    contest:
      '对决定不服的，可以在知道决定之日起六十日内申请行政复议（《行政复议法》第二十条），或者六个月内提起行政诉讼（《行政诉讼法》第四十六条）。',
    remedies: (authority: string, reconsideration: string, litigation: string) =>
      `${authority}：行政复议向${reconsideration}申请，行政诉讼向${litigation}提起。`,
  },

  notice: {
    addressee: '申请人：',
    opening: (matter: string, situation: string, law: string) =>
      `您申请办理的“${matter}”${situation === '' ? '' : `（${situation}）`}，${law}现将办理条件、需要提交的全部材料、办理时限等一次告知如下：`,
    law: {
      all: '根据《中华人民共和国行政许可法》第三十条、第三十二条，',
      some: '其中的行政许可事项根据《中华人民共和国行政许可法》第三十条、第三十二条，',
      none: '',
    },
    items: '一、办理事项',
    itemColumns: ['序号', '事项', '办理部门', '事项类型', '办理结果'] as const,
    conditions: '二、办理条件',
    materials: (count: number) => `三、需要提交的全部材料（共 ${count} 份）`,
    materialColumns: ['序号', '材料名称', '份数和形式', '容缺或承诺', '提交要求'] as const,
    notTolerable: '不可容缺',
    limits: '四、办理时限',
    limitColumns: ['事项', '法定时限', '承诺时限'] as const,
    jointLimit: (days: number) =>
      days === 0
        ? '联办承诺：受理后当场办结。'
        : `联办承诺：自受理的次日起，${days} 个工作日内全部办结。时限均不含法定节假日。`,
    noStatutory: '法律没有规定',
    special: '依法不计入时限的程序',
    fees: '五、收费',
    basis: '六、依据',
    rights: '七、您的权利',
    places: '八、办理地点和联系方式',
    signature: ['告知单位（盖章）：', '告知人：', '申请人签收：', '签收日期：'] as const,
    copies: '本告知单一式两份，申请人和告知单位各存一份。',
  },

  flow: {
    description: (items: number, authorities: number, days: number) =>
      `${items} 个事项，${authorities} 个部门，从受理到办完 ${days} 个工作日。`,
    task: (name: string, authority: string, days: string, waits: string) =>
      `${name}（${authority}）：${days}${waits}。`,
    waits: (names: string) => `，等${names}`,
    dayLabel: '{n}',
    critical: '决定总时间的事项（关键路径）',
    other: '可以同时办的事项',
    explain: '横向是受理后的工作日，每一栏是一个部门。箭头表示后一个事项要等前一个的结果。',
    path: (names: string, days: number) => `决定总时间的是：${names}，共 ${days} 个工作日。`,
    tableTitle: '图上的内容，用表格再说一遍',
    columns: ['事项', '部门', '工作日', '要先等', '结果', '关键'] as const,
  },

  letters: zhLetters,
  item: zhItem,
  codes: zhCodes,
} as const

type Widened<Value> = Value extends string
  ? string
  : Value extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : { readonly [Key in keyof Value]: Widened<Value[Key]> }

export type PaperTexts = Widened<typeof zh>
