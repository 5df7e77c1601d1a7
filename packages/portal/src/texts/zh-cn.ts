/** 全部界面文字，中文为准。English stands in `en.ts`; a text missing there does not compile. */
import { zhCnApply } from './zh-cn-apply.ts'
import { zhCnCase } from './zh-cn-case.ts'
import { zhCnDocuments } from './zh-cn-documents.ts'
import { zhCnLicence } from './zh-cn-licence.ts'
import { zhCnLooks } from './zh-cn-looks.ts'
import { zhCnMandate } from './zh-cn-mandate.ts'
import { zhCnMyData } from './zh-cn-my-data.ts'
import { zhCnPromises } from './zh-cn-promises.ts'
import { zhCnReset } from './zh-cn-reset.ts'
import { zhCnSecurity } from './zh-cn-security.ts'
import { zhCnSharing } from './zh-cn-sharing.ts'
import { zhCnTimeline } from './zh-cn-timeline.ts'

export const zhCn = {
  loading: '正在打开…',
  back: '返回',
  continue: '继续',
  change: '修改',
  yes: '是',
  no: '否',
  print: '打印',
  /** How names stand one after another. */
  and: (names: readonly string[]) => names.join('、'),

  site: {
    name: '一件事一次办',
    home: '回到首页',
    navigation: '网站导航',
    skip: '跳到正文',
    elder: '长辈版',
    leaveElder: '退出长辈版',
    login: '登录',
    logout: '退出',
    mine: (name: string) => `我的办件（${name}）`,
    help: '不会办、办不成，请打政务服务热线',
    checkProgress: '凭回执查进度',
  },

  errors: {
    titlePrefix: '错误：',
    summary: '请先改好下面几处',
    noAnswer: '暂时连不上',
    noAnswerHint: '请检查网络，过一会儿再试。已经填好的内容不会丢。',
    notFound: '没有找到这个页面',
    notFoundHint: '网址可能抄错了，也可能已经过期。请从首页重新进入。',
    helpHint: '请重试。还是不行，请打 12345。',
    refusedHint: '有疑问，请打 12345。',
    again: '再试一次',
    offline: '网络断开了。您可以接着填，恢复后自动保存。',
    notSent: '没有发出去，请再试一次',
  },

  papers: {
    heading: '打印和下载',
    hint: '内容和网页上一样，每页都印着目录的版本。',
    open: '打开',
    download: '下载 PDF',
    page: (page: string, pages: string) => `第 ${page} 页 共 ${pages} 页`,
    names: {
      guide: '专属指南',
      notice: '一次性告知单',
      'flow-chart': '办理流程图',
      'tolerance-letter': '容缺受理承诺书',
      'commitment-letter': '告知承诺书',
    },
    about: {
      guide: '要带什么、去哪里、几天办好，都在上面。',
      notice: '依法一次说全：条件、材料、时限和您的权利。',
      'flow-chart': '哪个部门先办，哪些可以同时办。',
      'tolerance-letter': '有的材料暂时没有？签了它先受理，过后补。',
      'commitment-letter': '有的证明不用开，签字承诺就行。',
    },
    sheets: (count: number) => `${count} 个事项的标准化信息表`,
    sheetsHint: '每个事项的编码、依据、时限、收费、材料，按国家标准列全。',
  },

  home: {
    lead: '开店、生子、退休……一件事要跑好几个部门？在这里只填一张表、交一次材料、跑一个窗口。',
    searchLabel: '您想办什么事？',
    searchHint: '用平常话说就行，例如“开个便利店”',
    searchButton: '查找',
    promises: ['一次告知', '一表申请', '一窗受理', '并联办理', '一次送达'],
    elderPrompt: '字太小？换成大字大按钮的',
    results: (query: string, count: number) => `“${query}”：找到 ${count} 件事`,
    noResult: (query: string) => `没有找到“${query}”`,
    noResultHint: '换个说法试试，或者按下面的分类找。也可以打 12345 问一问。',
    showAll: '看全部分类',
    browse: '按分类找',
    audience: { person: '个人办事', enterprise: '企业办事' },
    stageEmpty: '这一类暂时还没有上线的事项。',
    matters: (count: number) => (count === 0 ? '暂未上线' : `${count} 件事`),
    together: (items: number) => `最多 ${items} 个事项一起办`,
    lists: { national: '国家清单', provincial: '省级清单', local: '地方特色' },
    drafts: '接着填',
    cases: '正在办',
    draftProgress: (done: number, all: number) => `已填 ${done} 项，共 ${all} 项`,
    allMine: '看我的全部办件',
  },

  matter: {
    start: '开始办理',
    startHint: '先回答几个问题，约 3 分钟。看到要带什么、多久办好，再决定办不办。',
    lead: '牵头部门',
    audience: '谁可以办',
    audiences: { person: '个人', enterprise: '企业和个体户' },
    itemsLabel: '包含事项',
    items: (items: number) => `最多 ${items} 个，按您的情况来定`,
    how: '怎么办',
    steps: [
      '回答几个问题，得到只属于您的清单',
      '填一张表，拍照上传材料',
      '提交一次，各部门同时办理',
      '结果一次领齐，或者寄到家',
    ],
    sites: '也可以到现场办',
    sitesEmpty: '这件事目前只在网上办。',
    siteKinds: {
      hall: '政务大厅',
      township: '乡镇街道',
      village: '村居',
      bank: '银行网点',
      hospital: '医院',
    },
    phone: '电话',
  },

  region: {
    label: '在哪里办',
    hint: '各地的部门和时限可能不一样。',
  },

  why: {
    ask: '为什么？',
    failed: '暂时查不到原因，请稍后再点一次。',
  },

  guide: {
    progress: (answered: number) => (answered === 0 ? '先说说您的情况' : `已答 ${answered} 题`),
    chooseOne: '请选一项',
    chooseSome: '可以选多项，都没有就直接继续',
    yesOrNo: '请选“是”或“否”',
    giveNumber: (min: number, max: number) => `请填 ${min} 到 ${max} 之间的数字`,
  },

  plan: {
    caption: '您的专属办事清单',
    answers: '您的回答',
    reductions: '帮您省了多少',
    before: '分开办',
    after: '一次办',
    figures: {
      applications: '填表申请',
      materials: '提交材料',
      workingDays: '办理时间',
      visits: '跑窗口',
      links: '办理环节',
    },
    units: { applications: '次', materials: '份', workingDays: '个工作日', visits: '次', links: '个' },
    fewer: (figure: string) => `少 ${figure}`,
    same: '不变',
    timeline: '各部门什么时候办',
    timelineHint: (days: number) => `从受理那天起，预计 ${days} 个工作日全部办好。能同时办的都同时办。`,
    onTheSpot: (day: number) => `第 ${day} 天，当场办好`,
    taskDays: (start: number, end: number) => (start === end ? `第 ${start} 天` : `第 ${start}—${end} 天`),
    workingDaysWhy: '总共的办理时间',
    critical: '最花时间',
    criticalHint: '标有“最花时间”的几步一个接一个，决定了总共要多久。',
    after1: (names: string) => `要等“${names}”办好`,
    bring: (count: number) => `要准备的材料（${count} 份）`,
    bringForm: '这张表在网上填，不用带',
    neededBy: (names: string) => `供 ${names} 使用`,
    copies: (original: number, copy: number) =>
      [original > 0 ? `原件 ${original} 份` : '', copy > 0 ? `复印件 ${copy} 份` : '']
        .filter(Boolean)
        .join('，'),
    tolerable: (days: number) => `次要材料，按规定可在 ${days} 个工作日内补交`,
    sampleOf: (name: string) => `${name}的样本`,
    notBring: (count: number) => `不用交的材料（${count} 份）`,
    notBringHint: '分开办要交，在这里都省了。',
    reasons: {
      'merged-form': '几张申请表并成了一张',
      duplicate: '同一份材料只交一次',
      'process-material': '办理中会产生，部门之间自己传',
      fetched: '政府自己查得到',
      'not-applicable': '您的情况用不着',
    },
    times: (count: number) => `${count} 份`,
    into: (name: string) => `并入“${name}”`,
    samePaper: (name: string, reason: string) => `和“${name}”是同一份：${reason}`,
    givenFor: (name: string) => `交给“${name}”的那份，大家共用`,
    producedBy: (name: string) => `由“${name}”办出`,
    resource: (name: string) => `从${name}取得`,
    savings: '以后还能更少',
    savingsHint: (count: number) => `接通数据共享后，下面几样也不用您交，只剩 ${count} 份：`,
    fees: '费用',
    noFees: '全程不收费',
    feeTotal: (yuan: string) => `一共 ${yuan} 元`,
    feeLine: (name: string, yuan: string) => `${name}：${yuan} 元`,
    results: (count: number) => `办好后您会拿到（${count} 样）`,
    start: '开始填表',
    startHint: '随填随存，中途离开也不会丢。',
    nothing: '按您的回答，没有需要办的事项',
    nothingHint: '如果和您想的不一样，请修改下面的回答。',
  },

  ...zhCnApply,
  promises: zhCnPromises,
  documents: zhCnDocuments,
  licence: zhCnLicence,
  looks: zhCnLooks,
  myData: zhCnMyData,
  mandate: zhCnMandate,
  timeline: zhCnTimeline,
  security: zhCnSecurity,
  reset: zhCnReset,
  sharing: zhCnSharing,
  ...zhCnCase,
}

export type Texts = typeof zhCn
