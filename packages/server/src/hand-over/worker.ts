/**
 * Hands tasks over to the systems of authorities that have one, at least once, known by one id, and not again once they
 * are acknowledged. Of several servers one has each task at a time; when it dies, its lease runs out and another goes on.
 */
import { SYSTEM } from '@yijianshi/core/access'
import { type CaseCommand, isInHand, type Task } from '@yijianshi/core/case'
import type pg from 'pg'
import type { CaseEngine } from '../case/case-kind.ts'
import { getPlan } from '../draft/plan-store.ts'
import { derivedId } from '../engine/derived-id.ts'
import type { AddressPolicy } from '../webhook/address-guard.ts'
import { type Deliveries, startDeliveries } from '../webhook/deliveries.ts'
import { pauseAfter } from '../webhook/retry.ts'
import { type Sent, sendMessage } from '../webhook/send.ts'
import {
  acknowledge,
  beginHandOver,
  type HandOverOutcome,
  type LeasedTask,
  leaseTasks,
  putOff,
  settle,
  takeUp,
} from './store.ts'
import type { AuthoritySystem, AuthoritySystems } from './systems.ts'
import { handOverId, taskMessage } from './task-message.ts'

/** With its pauses, the last attempt comes some forty minutes after the first. */
export const HAND_OVER_ATTEMPTS = 10
const POLL_MS = 1_000
/** Tasks that one server hands over to one system before it looks for more, so that one that hangs delays no other. */
const OF_EACH = 4
const LONGEST_RECEIPT = 200
/** The operator's own addresses are not questioned. */
const POLICY: AddressPolicy = { privateAddresses: true, loopbackHttp: true, trusted: true }

export type HandOverOptions = {
  readonly pool: pg.Pool
  readonly engine: CaseEngine
  readonly systems: AuthoritySystems
  /** Told of faults of the database; systems that fail are noted in the case. */
  readonly onFault: (error: unknown) => void
  /** From 0 to 1. */
  readonly chance: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How often a task is tried before the centre has to look after it. */
  readonly attempts?: number
  readonly pollMs?: number
}

/** What has become of it meanwhile; undefined while it is still to be sent. */
function settledAs(leased: LeasedTask, task: Task | undefined): HandOverOutcome | undefined {
  if (task?.handOver?.state === 'delivered' && task.authority === leased.authority && !leased.superseded)
    return 'delivered'
  if (leased.superseded || task === undefined || !isInHand(task) || task.authority !== leased.authority)
    return 'needless'
  if (task.handOver?.state === 'received') return 'needless'
  // Tried in vain before the server died.
  return task.handOver?.state === 'failed' ? 'failed' : undefined
}

async function sendTask(
  { pool, engine, now }: HandOverOptions,
  leased: LeasedTask,
  system: AuthoritySystem,
): Promise<Sent | undefined> {
  const then = await engine.at(leased.process, leased.version)
  const task = then?.state.tasks.find(({ item }) => item === leased.item)
  if (then === undefined || task === undefined) return undefined
  const plan = await getPlan(pool, then.state.planHash)
  const event = taskMessage(leased, then.state, task, plan)
  const message = { url: system.url, secrets: [system.secret], id: event.id, events: [event] }
  return sendMessage(message, POLICY, now())
}

/** The command id is the same whoever gives it, so it is done once. What the case refuses was overtaken. */
async function tellCase(
  { engine, now }: HandOverOptions,
  leased: LeasedTask,
  command: Extract<CaseCommand, { readonly type: 'record-hand-over' | 'fail-hand-over' }>,
): Promise<boolean> {
  const commandId = derivedId(`${command.type} ${handOverId(leased)}`)
  const { process } = leased
  const told = await engine.execute({ process, commandId, actor: SYSTEM, command, at: now() })
  return told.ok
}

async function recordTaken(
  options: HandOverOptions,
  leased: LeasedTask,
  receipt: string | undefined,
): Promise<void> {
  const { item, authority, attempts, acknowledged } = leased
  const attempt = acknowledged ? attempts : attempts + 1
  const command = { type: 'record-hand-over', item, authority, attempt, ...(receipt && { receipt }) } as const
  const isTold = await tellCase(options, leased, command)
  await settle(options.pool, leased, isTold ? 'delivered' : 'needless')
}

async function recordFailure(
  options: HandOverOptions,
  leased: LeasedTask,
  { error, gone, retryAfterMs }: Extract<Sent, { readonly ok: false }>,
): Promise<void> {
  const { pool, chance, attempts: most = HAND_OVER_ATTEMPTS } = options
  const { item, authority } = leased
  const attempt = leased.attempts + 1
  if (!gone && attempt < most) {
    await putOff(pool, leased, pauseAfter(attempt, chance(), retryAfterMs))
    return
  }
  // In no language: the screens have words for the code.
  const problem = `${error.code} ${error.detail}`.trim()
  const isTold = await tellCase(options, leased, {
    type: 'fail-hand-over',
    item,
    authority,
    attempt,
    problem,
  })
  await settle(pool, leased, isTold ? 'failed' : 'needless')
}

async function handOver(options: HandOverOptions, leased: LeasedTask): Promise<void> {
  const { pool, engine, systems } = options
  const current = await engine.load(leased.process)
  const task = current?.state.tasks.find(({ item }) => item === leased.item)
  const outcome = settledAs(leased, task)
  if (outcome !== undefined) {
    await settle(pool, leased, outcome)
    return
  }
  if (leased.acknowledged) return recordTaken(options, leased, leased.receipt)
  const system = systems.get(leased.authority)
  if (system === undefined) return
  const sent = await sendTask(options, leased, system)
  if (sent === undefined) return
  if (!sent.ok) return recordFailure(options, leased, sent)
  const receipt = sent.location?.slice(0, LONGEST_RECEIPT)
  // Somebody else has it by now: it knows of its own attempt.
  if (await acknowledge(pool, leased, receipt)) await recordTaken(options, leased, receipt)
}

/** Works until stopped; does nothing where no authority has a system of its own. */
export function startHandOver(options: HandOverOptions): Deliveries {
  const { pool, systems, onFault, pollMs = POLL_MS } = options
  const authorities = [...systems.keys()]
  if (authorities.length === 0) return { stop: async () => {} }
  const running = new Map(authorities.map(authority => [authority, 0]))
  const count = (authority: string, more: 1 | -1) =>
    running.set(authority, (running.get(authority) ?? 0) + more)
  let hasBegun = false
  return startDeliveries({
    lease: async () => {
      if (!hasBegun) await beginHandOver(pool)
      hasBegun = true
      await takeUp(pool, authorities)
      const free = authorities.filter(authority => running.get(authority) === 0)
      return leaseTasks(pool, free, OF_EACH)
    },
    deliver: async leased => {
      count(leased.authority, 1)
      await handOver(options, leased).finally(() => count(leased.authority, -1))
    },
    onFault,
    atOnce: OF_EACH * authorities.length,
    pollMs,
  })
}
