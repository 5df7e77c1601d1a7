/** Posts with a time, and deputies (代岗). */
import { endOfDayMs, parseCivilDate, startOfDayMs } from '@yijianshi/core/calendar'
import { nearest } from '@yijianshi/core/plan'
import { refusalText } from '@yijianshi/core/refusal/texts'
import {
  endDuty,
  giveDuty,
  type ListedDuty,
  listDuties,
  type NewDuty,
  OPERATOR,
} from '@yijianshi/server/account/duties'
import { listStaff } from '@yijianshi/server/account/staff'
import type { Store } from '@yijianshi/server/database/open-store'
import { columns } from '../columns.ts'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { readMoment } from '../moment.ts'
import { onExistingDatabase } from '../on-database.ts'
import { inJson, inLines, misunderstood, type Outcome } from '../outcome.ts'
import type { Complaint } from './post.ts'

type Pool = Store['pool']
type Period = { readonly since: number; readonly until?: number }

/** A day counts from its beginning or to its end; undefined for what is neither a day nor a moment. */
function readEdge(given: string, edge: 'from' | 'until'): number | undefined {
  const day = parseCivilDate(given)
  if (day.ok) return edge === 'from' ? startOfDayMs(day.value) : endOfDayMs(day.value)
  return readMoment(given)?.getTime()
}

function readPeriod({ staff }: CommandLine, now: number, messages: Messages): Period | Complaint {
  const wrong = (option: string, given: string): Complaint => ({
    complaint: messages.duty.timeWanted(option, given.slice(0, 60)),
  })
  const since = staff.from === undefined ? now : readEdge(staff.from, 'from')
  if (since === undefined) return wrong('--from', staff.from ?? '')
  if (staff.until === undefined) return { since }
  const until = readEdge(staff.until, 'until')
  return until === undefined ? wrong('--until', staff.until) : { since, until }
}

const chinaTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})
const timeText = (time: Date | number | null | undefined, messages: Messages): string =>
  time === null || time === undefined ? messages.duty.openEnd : chinaTime.format(time)

async function give(line: CommandLine, kind: NewDuty['kind'], messages: Messages): Promise<Outcome> {
  const { login, of } = line.staff
  if (login === undefined) return misunderstood(messages.staff.optionWanted('--login', ['wangmin']))
  if (kind === 'deputy') {
    if (of === undefined) return misunderstood(messages.staff.optionWanted('--of', ['liwen']))
    if (line.staff.until === undefined)
      return misunderstood(messages.staff.optionWanted('--until', ['2026-12-31']))
  }
  const now = Date.now()
  const period = readPeriod(line, now, messages)
  if ('complaint' in period) return misunderstood(period.complaint)
  return onExistingDatabase(messages, async ({ pool }) => {
    const wanted = { login, kind, ...(kind === 'deputy' && of !== undefined && { of }), ...period }
    const given = await giveDuty(pool, wanted, OPERATOR, now)
    if (given === 'unknown') return unknownLogin(pool, [login, of], messages)
    if (!given.ok) return misunderstood(refusalText(given.refusal, line.language))
    const [from, until] = [given.value.since, given.value.until].map(time => timeText(time, messages))
    const told =
      kind === 'deputy'
        ? messages.duty.deputy(login, of ?? '', from ?? '', until ?? '')
        : messages.duty.term(login, from ?? '', until ?? '')
    return inLines([told, messages.duty.id(given.value.id)])
  })
}

/** The account fills the post of a colleague for a time. */
export function giveDeputy(line: CommandLine, messages: Messages): Promise<Outcome> {
  return give(line, 'deputy', messages)
}

/** The account holds its own post for a time. */
export function giveTerm(line: CommandLine, messages: Messages): Promise<Outcome> {
  return give(line, 'own', messages)
}

export async function endGiven(line: CommandLine, messages: Messages): Promise<Outcome> {
  const { duty } = line.staff
  if (duty === undefined)
    return misunderstood(messages.staff.optionWanted('--duty', ['4ae7d972-8d6f-468f-9312-6f368b61e716']))
  return onExistingDatabase(messages, async ({ pool }) => {
    const ended = await endDuty(pool, duty, OPERATOR, Date.now())
    return ended.ok
      ? inLines([messages.duty.ended])
      : misunderstood(refusalText(ended.refusal, line.language))
  })
}

function rowOf({ login, name, of, since, until, id }: ListedDuty, messages: Messages): string[] {
  const what = of === undefined ? messages.duty.own : messages.duty.of(of.name, of.login)
  return [login, name, what, timeText(since, messages), timeText(until, messages), id]
}

/** What holds or is to come. */
export function showDuties(line: CommandLine, messages: Messages): Promise<Outcome> {
  return onExistingDatabase(messages, async ({ pool }) => {
    const duties = await listDuties(pool, Date.now(), line.staff.login)
    if (line.format === 'json') return inJson(duties)
    if (duties.length === 0) return inLines([messages.duty.none])
    return inLines(columns(duties.map(duty => rowOf(duty, messages))))
  })
}

async function unknownLogin(
  pool: Pool,
  given: readonly (string | undefined)[],
  messages: Messages,
): Promise<Outcome> {
  const inUse = (await listStaff(pool)).filter(({ disabled }) => !disabled).map(({ login }) => login)
  const unknown =
    given.find(login => login !== undefined && !inUse.includes(login.trim().toLowerCase())) ?? ''
  return misunderstood(messages.staff.unknownLogin(unknown.slice(0, 60), nearest(unknown, inUse)))
}
