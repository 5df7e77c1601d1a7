/**
 * How long contents are kept: the shortest time that is needed (个人信息保护法 第十九条), after which they are deleted
 * without being asked for (第四十七条). Archives come first: 国办发〔2023〕26号 lets each authority fix, in a table that
 * the archives approve, how long the papers of its services are kept; 国家档案局令第8号 knows 永久, 30 and 10 years.
 * The years here are where a table begins, and are set by whoever runs the platform.
 */
export const RETENTION_CLASSES = ['closed', 'declined', 'withdrawn', 'draft', 'record'] as const
export type RetentionClass = (typeof RETENTION_CLASSES)[number]

/** Whole years after the last step. */
export type RetentionTable = Readonly<Record<RetentionClass, number>>

export const RETENTION_YEARS: RetentionTable = {
  // 凭证价值 for the applicant (令第8号 第三条第二项), of the two periods the longer one.
  closed: 30,
  // 不予受理: a decision that can be contested; of the two periods the shorter one.
  declined: 10,
  // Nothing was decided, so nothing goes to the archives: 第四十七条第一项, the purpose can’t be reached any more.
  withdrawn: 2,
  // Never handed in.
  draft: 1,
  // What was said when something was decided, by either side: it proves what the authority did, and why, when the form is
  // gone. Of the two periods the longer one; where nothing was decided it goes with `withdrawn`.
  record: 30,
}

export type RetentionProblem = { readonly part: string }

/** Reads `closed=30,draft=2`: what is not named stays. */
export function readRetention(
  text: string,
): { readonly ok: true; readonly table: RetentionTable } | ({ readonly ok: false } & RetentionProblem) {
  let table = RETENTION_YEARS
  for (const part of text.split(',').map(entry => entry.trim())) {
    const [name, years = '', ...rest] = part.split('=')
    const known = RETENTION_CLASSES.find(entry => entry === name)
    if (known === undefined || rest.length > 0 || !/^[1-9]\d{0,2}$/.test(years)) return { ok: false, part }
    table = { ...table, [known]: Number(years) }
  }
  return { ok: true, table }
}

const dayMs = 86_400_000
/** Never too short: a year with its leap day. */
const yearDays = 366

/** Until when contents are kept that had their last step at `lastStep` (milliseconds since 1970). */
export function keptFor(table: RetentionTable, kind: RetentionClass, lastStep: number): number {
  return lastStep + table[kind] * yearDays * dayMs
}

/** What had its last step before that moment (milliseconds since 1970) has been kept long enough. */
export function keptUntil(table: RetentionTable, kind: RetentionClass, now: number): number {
  return now - table[kind] * yearDays * dayMs
}
