/** `yijianshi audit`: whether the history is what was written, and the roots of days. */
import { readFile } from 'node:fs/promises'
import { getCivilDate } from '@yijianshi/core/calendar'
import type { Finding } from '@yijianshi/server/audit/finding'
import { sealDays } from '@yijianshi/server/audit/seal'
import { type AuditSettings, readAuditSettings } from '@yijianshi/server/audit/settings'
import { KeyRefused, openSigningKey } from '@yijianshi/server/audit/signing-key'
import { stampRoots } from '@yijianshi/server/audit/stamp'
import { type Verified, type VerifyOptions, verifyHistory } from '@yijianshi/server/audit/verify'
import { dataDirectoryOf, readerOf } from '@yijianshi/server/database/environment'
import type { Store } from '@yijianshi/server/database/open-store'
import type { CommandLine } from '../command-line.ts'
import { findAction } from '../find-action.ts'
import type { Messages } from '../messages.ts'
import { onExistingDatabase } from '../on-database.ts'
import { inJson, inLines, misunderstood, type Outcome } from '../outcome.ts'
import { untilStopped } from '../until-stopped.ts'
import { verifySignatures } from './signatures.ts'

type Action = (line: CommandLine, messages: Messages) => Promise<Outcome>

const actions: ReadonlyMap<string, Action> = new Map([
  ['verify', verify],
  ['root', makeRoots],
  ['signatures', verifySignatures],
])

export async function audit(line: CommandLine, messages: Messages): Promise<Outcome> {
  const found = findAction(line, messages, actions, messages.audit.actionWanted)
  if (!found.ok) return found.outcome
  const outcome = await found.action(line, messages)
  // 1 is the answer that something does not fit; a database that can’t be looked at is no answer.
  return outcome.exitCode === 1 && outcome.output === undefined ? { ...outcome, exitCode: 2 } : outcome
}

function settings(): ReturnType<typeof readAuditSettings> {
  return readAuditSettings(readerOf(process.env), dataDirectoryOf(process.env))
}

type Known = VerifyOptions['known']

/** Pages of the list of roots, one or several, as they were saved. */
async function readKnown(file: string): Promise<Known | undefined> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'))
    const pages: unknown[] = Array.isArray(content) ? content : [content]
    const entries = pages.flatMap((page): unknown[] =>
      typeof page === 'object' && page !== null && 'roots' in page && Array.isArray(page.roots)
        ? page.roots
        : [page],
    )
    return entries.map(entry => {
      if (typeof entry !== 'object' || entry === null || !('day' in entry) || !('root' in entry)) throw entry
      const day = getCivilDate(String(entry.day))
      const publishedAt = 'publishedAt' in entry ? Date.parse(String(entry.publishedAt)) : Number.NaN
      return { day, root: String(entry.root), ...(Number.isNaN(publishedAt) ? {} : { publishedAt }) }
    })
  } catch {
    return undefined
  }
}

/** Checks until the end or until Ctrl-C, and tells how far it is. */
async function check(
  { pool }: Store,
  messages: Messages,
  options: Pick<VerifyOptions, 'known' | 'trusted'>,
): Promise<Verified> {
  return untilStopped((signal, tell) =>
    verifyHistory(pool, {
      ...options,
      signal,
      onProgress: ({ events, expected }) => tell(() => messages.audit.progress(events, expected)),
    }),
  )
}

function words(finding: Finding, messages: Messages): string {
  if ('version' in finding) {
    const { code, process: id, version, at } = finding
    return messages.audit.event[code](id, version) + (at === null ? '' : messages.audit.time(at))
  }
  return messages.audit.root[finding.code](
    finding.day,
    finding.leaves?.join('–') ?? '',
    finding.process ?? '',
  )
}

function told(verified: Verified, line: CommandLine, messages: Messages): Outcome {
  const { findings, complete } = verified
  const intact = complete && findings.length === 0
  const exitCode = findings.length > 0 ? 1 : complete ? 0 : 2
  if (line.format === 'json') {
    return inJson({ intact, ...verified }, exitCode)
  }
  const [first] = findings
  const lines = [
    ...(first === undefined
      ? []
      : [
          messages.audit.broken(findings.length, verified),
          ...findings.map(finding => `  ${words(finding, messages)}`),
          messages.audit.first(words(first, messages)),
        ]),
    ...(intact ? [messages.audit.intact(verified)] : []),
    ...(verified.later.length === 0 ? [] : [messages.audit.later(verified.later)]),
    ...(complete ? [] : [messages.audit.stopped(verified.events)]),
  ]
  return inLines(lines, exitCode)
}

async function verify(line: CommandLine, messages: Messages): Promise<Outcome> {
  const read = settings()
  if (!read.ok) return misunderstood(read.message)
  const known = line.roots === undefined ? [] : await readKnown(line.roots)
  if (known === undefined) return misunderstood(messages.audit.rootsWanted(line.roots ?? ''))
  const trusted = read.settings.authority?.trusted ?? []
  return onExistingDatabase(messages, async store =>
    told(await check(store, messages, { known, trusted }), line, messages),
  )
}

/** The whole history, without roots that were kept elsewhere. */
export async function checkHistory(store: Store, line: CommandLine, messages: Messages): Promise<Outcome> {
  return told(await check(store, messages, { known: [], trusted: [] }), line, messages)
}

async function seal(
  { pool }: Store,
  { algorithm, keyFile, authority }: AuditSettings,
  line: CommandLine,
  messages: Messages,
): Promise<Outcome> {
  const key = await openSigningKey(keyFile, algorithm)
  const now = Date.now()
  const made = await sealDays(pool, { key, now, settlingMs: 0 })
  const faults: string[] = []
  const stamped =
    authority === undefined
      ? []
      : await stampRoots(pool, authority, now, fault => {
          faults.push(fault instanceof Error ? fault.message : String(fault))
        })
  if (line.format === 'json') {
    return inJson({ made, stamped, faults })
  }
  const lines = [
    ...(made.length === 0 ? [messages.audit.nothingDue] : made.map(day => messages.audit.made(day))),
    ...stamped.map(day => messages.audit.stamped(day)),
    ...faults.map(why => messages.audit.notStamped(why)),
  ]
  return inLines(lines)
}

async function makeRoots(line: CommandLine, messages: Messages): Promise<Outcome> {
  const read = settings()
  if (!read.ok) return misunderstood(read.message)
  return onExistingDatabase(messages, async store => {
    try {
      return await seal(store, read.settings, line, messages)
    } catch (error) {
      if (error instanceof KeyRefused) return misunderstood(error.message)
      throw error
    }
  })
}
