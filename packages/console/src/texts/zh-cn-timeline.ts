/** Texts of a case's timeline, in Chinese. */
type Unit = 'working-days' | 'natural-days'

const counted = (count: number, unit: Unit) =>
  unit === 'working-days' ? `${count} 个工作日` : `${count} 个自然日`

export const zhTimeline = {
  timeline: {
    title: '进度图',
    lead: '空心的是计划，实心的是实际。点一条，看每天怎么算。',
    scroll: '进度图，可以左右滚动',
    waitsFor: (names: readonly string[]) => `现在轮到：${names.join('、')}`,
    expected: (date: string, provisional: boolean) =>
      `都按期办，${date} 全部办完${provisional ? '（放假安排没有公布，日期可能变）' : ''}`,
    today: '今天',
    tick: (month: number, day: number) => `${month}月${day}日`,
    legend: {
      title: '图例',
      planned: '计划',
      office: '部门、窗口在办',
      applicant: '等申请人',
      'third-party': '特别程序',
      rest: '休息日',
      due: '期限到这天',
      late: '超期',
      open: '还没结束',
    },
    works: {
      acceptance: '受理',
      correction: '补正',
      'lapsed-correction': '处理逾期没有补正',
      'joint-notice': '联合告知',
      'hand-over': '送达部门系统',
      decision: '审查决定',
      'returned-task': '答复退回的事项',
      'special-procedure': '特别程序',
      opinion: '征求意见',
      objection: '答复异议',
      'joint-act': '联合办理',
      issue: '出证',
      supplement: '补交',
      delivery: '送达',
      'commitment-check': '核查承诺',
      revocation: '撤销结果',
      'joint-limit': '联办总时限',
    },
    standing: {
      ahead: '还没开始',
      lasting: '正在办',
      over: '已办完',
      running: '计时中',
      stopped: '计时中止',
      ended: '已办完',
    },
    overdue: (count: number, unit: Unit) => `超期 ${counted(count, unit)}`,
    details: '每段时间怎么算',
    planned: (from: string, to: string) => (from === to ? `计划 ${from}` : `计划 ${from} 至 ${to}`),
    unplanned: '事先没有计划',
    actual: (from: string, to: string) => `实际 ${from} 至 ${to}`,
    actualSince: (from: string) => `实际从 ${from} 开始，还没结束`,
    segments: '时间在谁手里',
    segment: (from: string, to: string) => `${from} 至 ${to}`,
    segmentSince: (from: string) => `${from} 至今`,
    holders: { office: '部门、窗口在办', applicant: '等申请人', 'third-party': '特别程序' },
    grounds: {
      'special-procedure': '特别程序，不计时',
      'papers-incomplete': '材料不齐，补齐后重新计时',
      'papers-incorrect': '材料有错，改好后接着计时',
      'papers-outdated': '材料过期，换好后接着计时',
    },
    clock: '期限',
    states: { running: '正在计时', stopped: '计时中止', ended: '计时结束' },
    used: (used: number, allowed: number, unit: Unit, over: number) =>
      over > 0
        ? `期限 ${counted(allowed, unit)}，已超过 ${counted(over, unit)}`
        : `已用 ${used}，期限 ${counted(allowed, unit)}`,
    left: (left: number, unit: Unit) => `还剩 ${counted(left, unit)}`,
    due: (date: string, provisional: boolean, stopped: boolean) =>
      `${stopped ? '如果今天接着计时，' : ''}到 ${date}${provisional ? '（暂定）' : ''}`,
    until: (date: string) => `到 ${date}`,
    statutory: (date: string) => `法定最晚到 ${date}`,
    held: (office: number, applicant: number, thirdParty: number) =>
      `各占工作日：部门 ${office}，申请人 ${applicant}，特别程序 ${thirdParty}`,
    steps: '日期怎么来的',
    step: (why: string, due: string) => `${why}，到 ${due}`,
    pauses: '不算的日子',
    pause: (why: string, days: number, from: string, to: string) =>
      from === to ? `${why}：${from}，1 天` : `${why}：${from} 至 ${to}，${days} 天`,
    days: (count: number) => `每天怎么算（${count} 天）`,
    date: '日期',
    counts: '算不算',
    why: '原因',
    counted: (count: number) => `第 ${count} 天`,
    notCounted: '不算',
    dayToday: '（今天）',
    tasks: '各个事项',
  },
}
