/** 时间怎么算。 */
type Unit = 'working-days' | 'natural-days'

const days = (count: number, unit: Unit) => `${count} ${unit === 'working-days' ? '个工作日' : '天'}`
/** 单位已经说过一次。 */
const more = (count: number, unit: Unit) => `${count} ${unit === 'working-days' ? '个' : '天'}`

export const zhCnTimeline = {
  heading: '轮到谁办，时间怎么算',
  lead: '时间从交给部门的第二天算起。周末、放假的日子不算，调休上班的日子算。',
  works: {
    acceptance: '看材料、受理',
    correction: '补正材料',
    'lapsed-correction': '处理没有补正的申请',
    'joint-notice': '各部门一起说明缺什么',
    'hand-over': '送到部门',
    decision: '审查、决定',
    'returned-task': '答复部门的问题',
    'special-procedure': '特别程序',
    opinion: '提意见',
    objection: '答复异议',
    'joint-act': '几个部门一起办',
    issue: '出证',
    supplement: '补交材料',
    delivery: '把结果给您',
    'commitment-check': '核查承诺',
    revocation: '撤销结果',
    'joint-limit': '全部办完的总期限',
  },
  you: '您',
  yourTurn: (title: string) => `等您办：${title}。`,
  until: (date: string) => `最晚 ${date}。`,
  turnOf: (names: string) => `现在轮到：${names}。`,
  nothingToDo: '现在不用您做什么。',
  handedOver: (date: string) => `${date}交给这个部门`,
  since: (date: string) => `${date}开始`,
  done: (date: string) => `，${date}办完`,
  ahead: (from: string, to: string) =>
    from === to ? `还没开始，计划 ${from}办` : `还没开始，计划 ${from}到 ${to}`,
  notYet: '还没开始',
  beginning: (allowed: number, unit: Unit) =>
    unit === 'working-days'
      ? `从下一个工作日开始算，一共 ${days(allowed, unit)}。`
      : `从第二天开始算，一共 ${days(allowed, unit)}。`,
  running: (used: number, left: number, allowed: number, unit: Unit) =>
    left === 0
      ? `期限 ${days(allowed, unit)}，今天是最后一天。`
      : `期限 ${days(allowed, unit)}，用了 ${more(used, unit)}，还剩 ${more(left, unit)}。`,
  stopped: {
    'special-procedure': '正在做特别程序（比如检测、专家评审），这段时间不算。',
    'papers-incomplete': '在等材料补齐，这段时间不算，补齐以后重新算。',
    'papers-incorrect': '在等材料改好，这段时间不算。',
    'papers-outdated': '在等换新的材料，这段时间不算。',
  },
  due: (date: string, stopped: boolean) =>
    stopped ? `如果今天接着算，最晚 ${date}办完。` : `最晚 ${date}办完。`,
  provisional: '那一年的放假安排还没有公布，日期可能会变。',
  ended: (used: number, allowed: number, unit: Unit) =>
    used === 0
      ? `当天办完，没有用到期限 ${days(allowed, unit)}。`
      : `用了 ${days(used, unit)}，期限是 ${days(allowed, unit)}。`,
  endedLate: (allowed: number, over: number, unit: Unit) =>
    `期限 ${days(allowed, unit)}，晚了 ${days(over, unit)}才办完。`,
  overdue: (allowed: number, over: number, unit: Unit) =>
    `期限 ${days(allowed, unit)}，已经超过 ${days(over, unit)}。可以打咨询电话或者 12345 催办。`,
  reasons: '哪些天不算，日期怎么来的',
  naturalDays: '这个期限按自然日算，周末、放假的日子也算。',
  pause: (why: string, count: number) => `${why}：${count} 天不算`,
  grounds: {
    'special-procedure': '做特别程序',
    'papers-incomplete': '等材料补齐',
    'papers-incorrect': '等材料改好',
    'papers-outdated': '等换新的材料',
  },
  moved: (why: string, from: string, to: string) => `最晚日期从 ${from}改到 ${to}（${why}）`,
  office: (count: number) => `部门用了 ${count} 个工作日`,
  applicant: (count: number) => `等您 ${count} 个工作日（不算部门的）`,
  thirdParty: (count: number) => `特别程序 ${count} 个工作日（不算部门的）`,
  between: '，',
}
