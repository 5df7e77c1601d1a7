/** For tests: cases in which everybody says something wherever one can. */
import { randomUUID } from 'node:crypto'
import type { CaseCommandOnWire } from '@yijianshi/contract/case'
import { accept, command, submitCase } from '../demo/test-story.ts'
import { gotten, type TestApp, type TestBrowser } from '../http/test-app.ts'

const first = 'business-registration'
const second = 'seal-filing'

type Telling = {
  readonly house: TestApp
  readonly applicant: TestBrowser
  readonly staff: (login: string) => Promise<TestBrowser>
  /** Said each time. */
  readonly said: string
}

async function give(browser: TestBrowser, id: string, ...commands: readonly CaseCommandOnWire[]) {
  for (const wanted of commands) {
    const answer = await command(browser, id, wanted)
    if (!answer.ok) throw new Error(`${wanted.type}: ${JSON.stringify(answer)}`)
  }
}

async function beforeAcceptance({ applicant, staff, said }: Telling): Promise<void> {
  const sentBack = await submitCase(applicant, 'chenyu')
  const declined = await submitCase(applicant, 'chenyu')
  const gathered = await submitCase(applicant, 'chenyu')
  const clerk = await staff('clerk1')
  const entries = [{ subject: 'material' as const, id: 'premises-right', problem: said }]
  await give(clerk, sentBack, { type: 'pre-examine', outcome: 'to-mend', entries })
  await give(clerk, gathered, { type: 'open-joint-notice' })
  await give(await staff('market1'), gathered, { type: 'tell-missing', entries })
  await give(clerk, sentBack, { type: 'issue-notice', entries })
  await give(applicant, sentBack, { type: 'withdraw', reason: said })
  await give(clerk, declined, { type: 'decline', reason: said })
}

async function betweenOffices({ staff, said }: Telling, id: string): Promise<void> {
  const [clerk, market, ecology] = [await staff('clerk1'), await staff('market1'), await staff('ecology1')]
  await give(market, id, { type: 'return-task', item: first, reason: said })
  await give(clerk, id, { type: 'resend-task', item: first, explanation: said })
  await give(market, id, { type: 'receive-task', item: first })
  await give(market, id, {
    ...{ type: 'request-opinion', item: first, authorities: ['ecology'], question: said },
    ...{ days: 3, silence: 'nothing' },
  })
  const text = said
  await give(ecology, id, { type: 'give-opinion', item: first, request: 'opinion-1', opinion: 'agree', text })
  const heldAt = new Date(Date.now() + 60_000).toISOString()
  const meeting = {
    items: [first, second],
    authorities: ['market-regulation', 'ecology'],
    heldAt,
    place: said,
    agenda: [said],
  }
  await give(market, id, { type: 'convene', kind: 'meeting', ...meeting })
  await give(market, id, { type: 'move-joint-act', act: 'act-1', heldAt, place: said, reason: said })
  await give(ecology, id, { type: 'give-joint-opinion', act: 'act-1', opinion: 'disagree', text })
  await give(market, id, { type: 'cancel-joint-act', act: 'act-1', reason: said })
}

async function decisions({ staff, said }: Telling, id: string): Promise<void> {
  const market = await staff('market1')
  const contents = gotten(await market.call('getCaseContents', { params: { case: id } }))
  const points = contents.reviewPoints.filter(({ item }) => item === first)
  const findings = points.map(({ id: point }) => ({ point, met: false, remark: said }))
  await give(market, id, { type: 'review-task', item: first, findings, officials: [said, `${said}乙`] })
  await give(market, id, { type: 'decide-task', item: first, outcome: 'refuse', reasons: said })
}

/** Of a case that is closed, and of its licences. */
async function afterwards({ staff, said }: Telling, id: string): Promise<void> {
  const market = await staff('market1')
  await give(market, id, {
    ...{ type: 'correct-result', item: first, licence: 'business-licence', correction: said },
  })
}

async function supervision({ staff, said }: Telling, id: string): Promise<void> {
  const manager = await staff('manager1')
  const { obligations } = gotten(await manager.call('listObligations', { query: {} }))
  const owed = obligations.find(entry => entry.process === id)
  if (owed === undefined) throw new Error('nothing is owed')
  const order = gotten(
    await manager.call('openSupervisionOrder', {
      body: { id: randomUUID(), process: id, key: owed.key, reason: said },
    }),
  )
  const params = { order: order.id }
  gotten(
    await manager.call('commandSupervisionOrder', {
      params,
      body: { id: randomUUID(), type: 'close', reason: said },
    }),
  )
}

/** `closed`: a case that is closed, for what is said afterwards. Gives one of the others, in which most was said. */
export async function sayEverything(telling: Telling, closed: string): Promise<string> {
  await beforeAcceptance(telling)
  const id = await submitCase(telling.applicant, 'chenyu')
  await accept(await telling.staff('clerk1'), id)
  await betweenOffices(telling, id)
  await supervision(telling, id)
  await decisions(telling, id)
  await afterwards(telling, closed)
  // What the law refuses is recorded too.
  await command(telling.applicant, closed, { type: 'withdraw', reason: telling.said })
  return id
}
