/** Texts of `audit`, in both languages. */
import type { EventFinding, RootFinding } from '@yijianshi/server/audit/finding'
import type { BadSignature } from '@yijianshi/server/staff-key/check-signatures'

type Names = readonly string[]
type Counts = {
  readonly events: number
  readonly processes: number
  readonly days: number
  readonly unsealed: number
}
type EventWords = Readonly<Record<EventFinding['code'], (process: string, version: number) => string>>
type RootWords = Readonly<
  Record<RootFinding['code'], (day: string, leaves: string, process: string) => string>
>

const eventChinese: EventWords = {
  'event-changed': (process, version) => `${process}：第 ${version} 个事件被改动过，或不该在这里`,
  'event-removed': (process, version) => `${process}：第 ${version} 个事件被删掉了`,
  'event-inserted': (process, version) => `${process}：第 ${version} 个事件是后来插进去的`,
  'event-reordered': (process, version) => `${process}：第 ${version} 个和第 ${version + 1} 个事件换了位置`,
  'event-rewritten': (process, version) => `${process}：从第 ${version} 个事件起被重写过，和当天封存的不一样`,
}

const rootChinese: RootWords = {
  'root-changed': (day, leaves) => `${day}：当天的事件和封存的根对不上${leaves && `，在第 ${leaves} 个之间`}`,
  'root-missing': day => `${day}：这一天的根不见了`,
  'root-unlinked': day => `${day}：根和前一天的接不上`,
  'root-unsigned': day => `${day}：根的签名不对`,
  'root-stamp': day => `${day}：时间戳不是这个根的，或不是可信机构给的`,
  'root-replaced': day => `${day}：根和另外保存的不一样`,
  'root-parts': (day, _, process) => `${day}：当天属于 ${process} 的事件和前一天的接不上`,
}

type BadWords = Readonly<Record<BadSignature['what'], (process: string, version: number) => string>>

const badChinese: BadWords = {
  event: (process, version) => `${process}：第 ${version} 个事件不是当时签的那个`,
  account: (process, version) => `${process}：第 ${version} 个事件不是这把密钥的主人做的`,
  signature: (process, version) => `${process}：第 ${version} 个事件的签名不对`,
}

export const auditChinese = {
  actionWanted: (given: string, actions: Names) =>
    `audit 后面要写做什么${given === '' ? '' : `，不能是 ${given}`}。可用：${actions.join('、')}。`,
  rootsWanted: (file: string) => `--roots 的文件 ${file} 读不了，应是从 /api/audit/roots 保存下来的 JSON。`,
  progress: (events: number, expected: number) =>
    `已核对 ${events} 个事件${expected > events ? `，约共 ${expected} 个` : ''}`,
  stopped: (events: number) => `已停止，只核对了 ${events} 个事件，不能说明全部完好。`,
  intact: ({ events, processes, days, unsealed }: Counts) =>
    `完好：${events} 个事件，${processes} 个流程，${days} 天的根。还没有封存的事件 ${unsealed} 个。`,
  later: (days: Names) =>
    `另外保存的根里有 ${days.length} 天的（${days[0] ?? ''} 起）是在这之后公布的，这里没有：数据库是恢复到那之前的，之后办的事都不在里面。`,
  broken: (count: number, { events, processes, days }: Counts) =>
    `有 ${count} 处对不上（共核对 ${events} 个事件，${processes} 个流程，${days} 天的根）：`,
  first: (what: string) => `最早的一处：${what}`,
  time: (at: string) => `（${at}）`,
  event: eventChinese,
  root: rootChinese,
  made: (day: string) => `${day} 的根已生成并签名`,
  stamped: (day: string) => `${day} 的时间戳已取得`,
  notStamped: (why: string) => `时间戳没有取得，服务器会再试：${why}`,
  nothingDue: '没有要生成的根：已结束的每一天都有了。',
  signaturesSound: (checked: number) => `工作人员的签名 ${checked} 个，都对得上。`,
  signaturesBad: (count: number, checked: number) =>
    `工作人员的签名核对了 ${checked} 个，${count} 个对不上：`,
  badSignature: badChinese,
}

const eventEnglish: EventWords = {
  'event-changed': (process, version) => `${process}: event ${version} was changed, or does not belong here`,
  'event-removed': (process, version) => `${process}: event ${version} was removed`,
  'event-inserted': (process, version) => `${process}: event ${version} was inserted`,
  'event-reordered': (process, version) =>
    `${process}: events ${version} and ${version + 1} have changed places`,
  'event-rewritten': (process, version) =>
    `${process}: written anew from event ${version} on; not what was put under the root`,
}

const rootEnglish: RootWords = {
  'root-changed': (day, leaves) =>
    `${day}: the events of the day do not lead to its root${leaves && `; look among leaves ${leaves}`}`,
  'root-missing': day => `${day}: the root of this day is gone`,
  'root-unlinked': day => `${day}: the root does not follow the one of the day before`,
  'root-unsigned': day => `${day}: the signature of the root is wrong`,
  'root-stamp': day => `${day}: the time-stamp is of another root, or of nobody who is trusted`,
  'root-replaced': day => `${day}: the root is not the one that was kept elsewhere`,
  'root-parts': (day, _, process) =>
    `${day}: what belongs to the day of ${process} does not follow the day before`,
}

const badEnglish: BadWords = {
  event: (process, version) => `${process}: event ${version} is not the one that was signed`,
  account: (process, version) => `${process}: event ${version} was not done by the owner of the key`,
  signature: (process, version) => `${process}: the signature of event ${version} is wrong`,
}

export const auditEnglish: typeof auditChinese = {
  actionWanted: (given, actions) =>
    `${given === '' ? 'Say what audit is to do' : `audit can’t ${given}`}. Possible: ${actions.join(', ')}.`,
  rootsWanted: file => `--roots: ${file} can’t be read as JSON that was saved from /api/audit/roots.`,
  progress: (events, expected) =>
    `${events} events checked${expected > events ? ` of about ${expected}` : ''}`,
  stopped: events => `Stopped after ${events} events; nothing is said of the rest.`,
  intact: ({ events, processes, days, unsealed }) =>
    `Intact: ${events} events of ${processes} processes, roots of ${days} days. ${unsealed} events have no root yet.`,
  later: days =>
    `Roots that were kept elsewhere (from ${days[0] ?? ''} on, days: ${days.length}) were published later and are unknown here: the database was put back to a moment before, and what was done since is not in it.`,
  broken: (count, { events, processes, days }) =>
    `${count} do not fit (of ${events} events, ${processes} processes, roots of ${days} days):`,
  first: what => `The first: ${what}`,
  time: at => ` (${at})`,
  event: eventEnglish,
  root: rootEnglish,
  made: day => `The root of ${day} was made and signed`,
  stamped: day => `The root of ${day} has its time-stamp`,
  notStamped: why => `A time-stamp did not come; the server tries again: ${why}`,
  nothingDue: 'No root is due: every day that has ended has one.',
  signaturesSound: checked => `${checked} signatures of the staff: all are right.`,
  signaturesBad: (count, checked) => `${count} of ${checked} signatures of the staff are not right:`,
  badSignature: badEnglish,
}
