/** 容缺受理: a shop whose drawing and photographs follow later, and one that has handed them in since. */
import type { DemoOffice } from './office.ts'
import { mainAnswers, matter, reviewerOf, valuesFor } from './shop-application.ts'

const drawing = 'signboard-drawing'
const photographs = 'premises-photographs'

async function applyWithout(
  office: DemoOffice,
  login: string,
  [daysAgo, hour]: readonly [number, number],
  name: string,
  later: readonly string[],
): Promise<string> {
  const values = valuesFor(login, name, office.dateOf(0))
  const draft = await office.begin(login, [daysAgo, hour], { matter, answers: mainAnswers, values })
  const there = draft.plan.checklist.map(entry => entry.material).filter(id => !later.includes(id))
  await office.handInSamples(login, [daysAgo, hour], draft, there)
  await office.putOff(login, [daysAgo, hour + 0.25], draft.id, later)
  return office.submit(login, [daysAgo, hour + 0.5], draft.id)
}

export async function toleranceStories(office: DemoOffice): Promise<void> {
  const awaited = await applyWithout(office, 'wangfang', [2, 9], '示范市芳草便利店有限公司', [
    drawing,
    photographs,
  ])
  await office.accept('clerk1', [1, 9], awaited)

  const supplemented = await applyWithout(office, 'lihua', [5, 9], '示范市华灯便利店有限公司', [photographs])
  await office.accept('clerk2', [5, 14], supplemented)
  await office.grant(reviewerOf['business-registration'], [3, 10], supplemented, 'business-registration')
  await office.supplement('lihua', [2, 20], supplemented)
}
