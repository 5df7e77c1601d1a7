/** Acts for the demo's people through the same functions as the routes, at times in the past. */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { extname, join } from 'node:path'
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import type { FieldValue } from '@yijianshi/contract/shape'
import type { Actor, PersonActor } from '@yijianshi/core/access'
import { civilDateOf, nationalWorkingCalendar, startOfDayMs } from '@yijianshi/core/calendar'
import type { CaseState } from '@yijianshi/core/case'
import { commandCase } from '../case/command.ts'
import { findVisibleCase } from '../case/visible-case.ts'
import { type CaseDraftKind, openCaseDraft, owedOf } from '../draft/case-draft.ts'
import { changeDraft } from '../draft/change.ts'
import { createDraft } from '../draft/create.ts'
import { presentLetters } from '../draft/letters.ts'
import { getPlan, type StoredPlan } from '../draft/plan-store.ts'
import { submitDraft } from '../draft/submit.ts'
import { handIn } from '../file/hand-in.ts'
import { type Services, servicesFor } from '../http/wiring.ts'
import { expected, getActor } from './acting.ts'
import { personOf } from './people.ts'
import type { Person } from './post.ts'

/** Working days ago, and the hour of that day. */
export type Moment = readonly [daysAgo: number, hour: number]

const hourMs = 3_600_000
const minuteMs = 60_000

export class DemoOffice {
  readonly #services: Services
  readonly #samples: string
  readonly #today: number

  constructor(services: Services, samplesFolder: string) {
    this.#services = services
    this.#samples = samplesFolder
    this.#today = services.now()
  }

  dateOf(daysAgo: number): string {
    return nationalWorkingCalendar.subtractWorkingDays(civilDateOf(this.#today), daysAgo).date
  }

  /** The services with their clock at that moment; never in the future. */
  #at([daysAgo, hour]: Moment): Services {
    const { date } = nationalWorkingCalendar.subtractWorkingDays(civilDateOf(this.#today), daysAgo)
    const time = Math.min(startOfDayMs(date) + hour * hourMs, this.#today - minuteMs)
    return { ...this.#services, now: () => time }
  }

  /** Who acts, and the services as that reader sees them at that moment. */
  async #desk(login: string, when: Moment): Promise<{ readonly services: Services; readonly actor: Actor }> {
    const actor = await this.actor(login)
    return { services: servicesFor(this.#at(when), actor), actor }
  }

  actor(login: string): Promise<PersonActor> {
    return getActor(this.#services, login)
  }

  /** Begins a draft; `visitor` is whoever stands at a clerk's window. */
  async begin(
    login: string,
    when: Moment,
    application: {
      readonly matter: string
      readonly answers: Readonly<Record<string, string | number | boolean>>
      readonly values: Readonly<Record<string, FieldValue>>
      readonly visitor?: Person
      readonly region?: string
    },
  ): Promise<{ readonly id: string; readonly plan: StoredPlan }> {
    const { services, actor } = await this.#desk(login, when)
    const { matter, answers, values, visitor, region } = application
    const begun = { matter, answers, ...(visitor && { applicant: visitor }), ...(region && { region }) }
    const draft = expected(await createDraft(services, actor, begun), `a draft of ${login}`)
    expected(await changeDraft(services, actor, draft.id, { values }), `the form of ${login}`)
    return { id: draft.id, plan: await getPlan(services.pool, draft.plan_hash) }
  }

  /** Hands in the catalogue's sample pictures for these materials; for all of the checklist when none is named. */
  async handInSamples(
    login: string,
    when: Moment,
    draft: { readonly id: string; readonly plan: StoredPlan },
    only?: readonly string[],
  ): Promise<void> {
    const { services, actor } = await this.#desk(login, when)
    for (const entry of draft.plan.checklist) {
      if (entry.kind === 'form' || entry.sample === undefined) continue
      if (only !== undefined && !only.includes(entry.material)) continue
      const path = join(this.#samples, entry.sample)
      const name = `${entry.name.zh}${extname(entry.sample)}`
      const handed = { name, stream: createReadStream(path), isSample: true } as const
      const place = { draft: draft.id, material: entry.material }
      expected(await handIn(services, actor, place, async () => handed), `${entry.material} of ${login}`)
    }
  }

  async submit(login: string, when: Moment, draft: string): Promise<string> {
    const { services, actor } = await this.#desk(login, when)
    const submitted = await submitDraft(services, actor, draft, randomUUID())
    return expected(submitted, `the application of ${login}`).case
  }

  async command(login: string, when: Moment, caseId: string, command: CaseCommandOnWire): Promise<void> {
    const { services, actor } = await this.#desk(login, when)
    const visible = expected(await findVisibleCase(services, actor, caseId), `a look at ${caseId}`)
    const request = { commandId: randomUUID(), command }
    expected(await commandCase(services, actor, caseId, visible, request), `${command.type} of ${login}`)
  }

  async accept(login: string, when: Moment, caseId: string): Promise<void> {
    const known = await this.#services.engine.load(caseId)
    await this.command(login, when, caseId, { type: 'accept', checked: [...(known?.state.checklist ?? [])] })
  }

  /** Checks all review points of an item and finds them met, or the first one not. */
  async review(login: string, when: Moment, caseId: string, item: string, unmet?: string): Promise<void> {
    const known = await this.#services.engine.load(caseId)
    const points = known?.state.tasks.find(task => task.item === item)?.reviewPoints ?? []
    const findings = points.map((point, index) =>
      unmet !== undefined && index === 0 ? { point, met: false, remark: unmet } : { point, met: true },
    )
    await this.command(login, when, caseId, { type: 'review-task', item, findings })
  }

  /** Review, grant and issue within an hour. */
  async grant(login: string, [daysAgo, hour]: Moment, caseId: string, item: string): Promise<void> {
    await this.review(login, [daysAgo, hour], caseId, item)
    await this.command(login, [daysAgo, hour + 0.5], caseId, { type: 'decide-task', item, outcome: 'grant' })
    await this.command(login, [daysAgo, hour + 0.75], caseId, { type: 'issue-result', item })
  }

  /** An applicant chooses to hand these in later, and signs the letter for it. */
  async putOff(login: string, when: Moment, draft: string, later: readonly string[]): Promise<void> {
    const { services, actor } = await this.#desk(login, when)
    expected(await changeDraft(services, actor, draft, { later: [...later] }), `what ${login} puts off`)
    const { letters } = expected(
      await presentLetters(services, actor, draft, 'zh'),
      `the letters of ${login}`,
    )
    const { name } = personOf(login)
    const signed = letters.map(({ kind, sha256 }) => ({ kind, sha256, name }))
    expected(await changeDraft(services, actor, draft, { letters: signed }), `the signature of ${login}`)
  }

  async correct(login: string, when: Moment, caseId: string): Promise<void> {
    await this.#handInFor(login, when, caseId, 'correction', ({ notice }) =>
      (notice?.entries ?? []).filter(entry => entry.subject === 'material').map(entry => entry.id),
    )
  }

  /** Hands in all that the case waits for. */
  async supplement(login: string, when: Moment, caseId: string): Promise<void> {
    await this.#handInFor(login, when, caseId, 'supplement', owedOf)
  }

  async #handInFor(
    login: string,
    when: Moment,
    caseId: string,
    kind: CaseDraftKind,
    materialsOf: (state: CaseState) => readonly string[],
  ): Promise<void> {
    const { services, actor } = await this.#desk(login, when)
    const { state } = expected(await findVisibleCase(services, actor, caseId), `a look at ${caseId}`)
    const opened = await openCaseDraft(services, actor, caseId, state, kind)
    const draft = expected(opened, `a ${kind} of ${login}`)
    const plan = await getPlan(services.pool, draft.plan_hash)
    await this.handInSamples(login, when, { id: draft.id, plan }, materialsOf(state))
    await this.submit(login, when, draft.id)
  }
}
