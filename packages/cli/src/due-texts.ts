/** What `yijianshi due` says. */
type Names = readonly string[]

export const dueChinese = {
  optionWanted: (option: string, example: string) => `请写明 ${option}，如：${option} ${example}。`,
  notADate: (option: string, given: string) =>
    `${option} 的 ${given} 不是日期。请写成 2026-09-25 这样，从 2004-01-01 到 2199-12-31。`,
  notASpan: (option: string, given: string) =>
    `${option} 的 ${given} 不是一段日期。请写成 2026-09-28..2026-10-09，起日在前；不写止日表示还没结束。`,
  notAnAmount: (option: string, given: string, most: number) =>
    `${option} 的 ${given} 不对，应是 0 到 ${most} 的整数。`,
  tooLate: '期限会超过 2199-12-31，算不出来。请把日期或天数改小。',
  overlapping: (one: string, other: string) => `${one} 和 ${other} 重叠了。停止计时的各段日期不能重叠。`,
  timeOnlyForHours: (given: string) => `${given} 写了时间，只有 --unit hours 才用得上。`,
  unreadableFile: (file: string) => `读不了文件 ${file}。`,
  faultyFile: (file: string, at: string, problem: string) =>
    `日历文件 ${file}${at === '' ? '' : ` 的 ${at} `}：${problem}。`,
  fileProblem: {
    'calendar-file/too-long': () => '文件太长',
    'calendar-file/syntax': (received: string) => `不是正确的 YAML，或用了别名（${received}）`,
    'calendar-file/shape': (received: string) => `内容不对（${received}）`,
    'calendar-file/date': (received: string) =>
      `${received} 不是日期，也不是一段日期，如 2026-12-01..2026-12-03`,
    'calendar-file/hours': (received: string) =>
      `${received} 不是办公时间，应像 09:00-12:00，按先后写，不重叠`,
    'calendar-file/other-year': (received: string) => `${received} 不在这一年，也不在上一年 12 月`,
    'calendar-file/contradiction': (received: string) => `${received} 既放假又上班，或调休上班的日子不是周末`,
    'calendar-file/statutory-day': (received: string) => `${received} 是法定节假日，没有列为放假`,
  },
  dueOn: (day: string) => `到期日  ${day}`,
  dueAt: (day: string, time: string) => `到期时间  ${day} ${time}`,
  provisional: '暂定：涉及的年份还没有公布放假通知，公布后可能变动。带 * 的日子可能变动。',
  byLaw: (day: string) => `单位自己的日历不改变法定期限：按法定日历，${day} 到期。`,
  moved: (from: string, to: string) => `放假通知公布后，到期日从 ${from} 变为 ${to}，因为：`,
  confirmed: '放假通知公布后，到期日不变。',
  clock: (day: string, used: string, left: string) => `截至 ${day}：已用 ${used}，还剩 ${left}。`,
  clockOverdue: (day: string, over: string) => `截至 ${day}：已超期 ${over}。`,
  held: (shares: Names) => `时间在谁手里：${shares.join('，')}。`,
  holder: { office: '办理部门', applicant: '申请人', 'third-party': '第三方' },
  stepsTitle: '怎么得出',
  daysTitle: '每一天',
  counted: (count: string) => `第 ${count} 日`,
  countedHours: (count: string) => `计至 ${count} 小时`,
  notCounted: '不计',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as Names,
} as const

type Widened<Value> = Value extends string
  ? string
  : Value extends Names
    ? Names
    : Value extends (...params: infer Params) => string
      ? (...params: Params) => string
      : { readonly [Key in keyof Value]: Widened<Value[Key]> }

export type DueTexts = Widened<typeof dueChinese>

export const dueEnglish: DueTexts = {
  optionWanted: (option, example) => `Give ${option}, such as: ${option} ${example}.`,
  notADate: (option, given) =>
    `${option}: ${given} is no date. Write it as 2026-09-25, from 2004-01-01 to 2199-12-31.`,
  notASpan: (option, given) =>
    `${option}: ${given} is no span of days. Write 2026-09-28..2026-10-09, first day first; without the last day it is still open.`,
  notAnAmount: (option, given, most) =>
    `${option} can’t be ${given}; it is a whole number from 0 to ${most}.`,
  tooLate: 'The limit leads beyond 2199-12-31 and can’t be counted. Take an earlier date or fewer days.',
  overlapping: (one, other) => `${one} and ${other} overlap. Spans in which the clock stands still may not.`,
  timeOnlyForHours: given => `${given} has a time, which only --unit hours can use.`,
  unreadableFile: file => `The file ${file} can’t be read.`,
  faultyFile: (file, at, problem) => `Calendar file ${file}${at === '' ? '' : `, at ${at}`}: ${problem}.`,
  fileProblem: {
    'calendar-file/too-long': () => 'the file is too long',
    'calendar-file/syntax': received => `no YAML, or it uses aliases (${received})`,
    'calendar-file/shape': received => `not as it should be (${received})`,
    'calendar-file/date': received => `${received} is no date or span of days such as 2026-12-01..2026-12-03`,
    'calendar-file/hours': received =>
      `${received} are no business hours such as 09:00-12:00, in order, without overlap`,
    'calendar-file/other-year': received => `${received} lies neither in the year nor in the December before`,
    'calendar-file/contradiction': received =>
      `${received} is off and worked at once, or made up for on no weekend day`,
    'calendar-file/statutory-day': received =>
      `${received} is a statutory holiday and not listed as a day off`,
  },
  dueOn: day => `Due  ${day}`,
  dueAt: (day, time) => `Due  ${day} ${time}`,
  provisional:
    'Provisional: the notice of a year that it reaches is not published and may move it. Days with * may change.',
  byLaw: day =>
    `An office’s own calendar does not change limits of the law: by the calendar of law it is due on ${day}.`,
  moved: (from, to) => `With the notice the due date moves from ${from} to ${to}, because of:`,
  confirmed: 'With the notice the due date stays as it was.',
  clock: (day, used, left) => `Up to ${day}: ${used} used, ${left} left.`,
  clockOverdue: (day, over) => `Up to ${day}: overdue by ${over}.`,
  held: shares => `Who held the time: ${shares.join(', ')}.`,
  holder: { office: 'the office', applicant: 'the applicant', 'third-party': 'third parties' },
  stepsTitle: 'How it comes about',
  daysTitle: 'Day by day',
  counted: count => `day ${count}`,
  countedHours: count => `hours up to ${count}`,
  notCounted: 'not counted',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
