import { expect, test } from 'vitest'
import { type Campaign, killDatabase, killServer } from './kill-stories.ts'

function tell(kills: string, { acknowledged, alerts, lapsed, orders }: Campaign): void {
  console.log(
    `${kills}: ${acknowledged} commands acknowledged, ${alerts} warnings, ${lapsed} acceptances by law, ${orders} orders`,
  )
}

test('the server is killed 50 times under load', async () => {
  const campaign = await killServer(50)
  tell('50 kills of the server', campaign)
  expect(campaign.wrong).toEqual([])
})

test('PostgreSQL is killed 20 times under load', async () => {
  const campaign = await killDatabase(20)
  tell('20 kills of PostgreSQL', campaign)
  expect(campaign.wrong).toEqual([])
})
