/** The world of the attacks, months later: with cards, supervision orders and licences, each with its owner. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { sweepOnce } from '../engine/sweep.ts'
import { gotten, type TestBrowser } from '../http/test-app.ts'
import { follow } from '../licence/test-licences.ts'
import { sweepWork } from '../supervision/sweep-work.ts'
import type { ObjectKind } from './rights-table.fixture.ts'
import { createWorld, enter, type World } from './world.fixture.ts'

export type RightsWorld = Pick<World, 'house' | 'belongings'> & {
  /** Logged in; the same browser each time. */
  readonly as: (login: string) => TestBrowser
  /** Of the thing that `owner` has and strangers try. */
  readonly idsOf: (object: ObjectKind) => Readonly<Record<string, string>>
  /** Of all that is stored, but sessions, tries and looks: another one when anything has changed. */
  readonly fingerprint: () => Promise<string>
}

const people = [
  ...[
    'chenyu',
    'lihua',
    'wangfang',
    'clerk1',
    'qingshan-clerk1',
    'market1',
    'market2',
    'veterans1',
    'manager1',
    'editor1',
  ],
  'nobody',
]
const monthsLaterMs = 120 * 86_400_000

/** What a try may leave: who is logged in, what was refused, who looked. */
const noted = /^(session|attempt|access_record|login_|schema_migration|catalogue_text|catalogue_sample)/

const table = z.object({ name: z.string() })
const print = z.object({ print: z.string() })

async function fingerprintOf({ database }: World['house'], tables: readonly string[]): Promise<string> {
  const parts = tables.map(
    name =>
      `SELECT '${name}' AS name, coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t`,
  )
  const found = await database.pool.query(
    `SELECT string_agg(name || ' ' || sum, E'\n' ORDER BY name) AS print FROM (${parts.join(' UNION ALL ')}) all_rows`,
  )
  return print.parse(found.rows[0]).print
}

const one = z.object({ id: z.coerce.string() })

async function answerMandate(browser: TestBrowser, mandate: string, command: 'accept' | 'revoke') {
  const body = { commandId: randomUUID(), command }
  gotten(await browser.call('commandMandate', { params: { mandate }, body }))
}

/** One that was given and accepted. */
async function mandateOf(giver: TestBrowser, agent: TestBrowser, name: string, citizenNumber: string) {
  const acts: ('fill-in' | 'submit' | 'receive-notices' | 'collect')[] = [
    'fill-in',
    'submit',
    'receive-notices',
    'collect',
  ]
  const until = new Date(Date.now() + 2 * monthsLaterMs).toISOString().slice(0, 10)
  const scope = { id: randomUUID(), kind: 'family' as const, matters: 'all' as const, acts, until }
  const { id } = gotten(
    await giver.call('giveMandate', { body: { ...scope, agent: { name, citizenNumber } } }),
  )
  await answerMandate(agent, id, 'accept')
  return id
}

export async function createRightsWorld(): Promise<RightsWorld> {
  const { house, belongings } = await createWorld()
  const { pool } = house.database
  const [mine] = belongings
  await follow(house)
  house.wait(monthsLaterMs)
  await sweepOnce(
    sweepWork(house.services, {
      onFault: error => {
        throw error
      },
      onMoved: () => {},
    }),
  )
  const find = async (sql: string) => one.parse((await pool.query(sql)).rows[0]).id
  const tables = (
    await pool.query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
  ).rows.flatMap(row => {
    const { name } = table.parse(row)
    return noted.test(name) ? [] : [name]
  })
  const browsers = new Map(
    await Promise.all(people.map(async login => [login, await enter(house, login)] as const)),
  )
  const as = (login: string) => {
    const browser = browsers.get(login)
    if (browser === undefined) throw new Error(`${login} is not in this world`)
    return browser
  }
  const reason = { id: randomUUID(), purpose: 'complaint', words: '群众投诉办得慢' } as const
  gotten(await as('manager1').call('openReasonedAccess', { params: { case: mine.case }, body: reason }))
  const sessions = gotten(await as('chenyu').call('listSessions'))
  // Whose mandate is over is a stranger like any other.
  const over = await mandateOf(as('chenyu'), as('lihua'), '李华', '110199198809129925')
  await answerMandate(as('chenyu'), over, 'revoke')
  const ids: Readonly<Record<ObjectKind, Readonly<Record<string, string>>>> = {
    case: { case: mine.case },
    draft: { draft: mine.draft },
    'draft-file': { draft: mine.draft, file: mine.draftFile },
    'case-file': { file: mine.caseFile },
    receipt: { number: mine.number },
    session: { session: sessions.sessions[0]?.id ?? '' },
    mandate: { mandate: await mandateOf(as('chenyu'), as('wangfang'), '王芳', '110199199206189931') },
    licence: { licence: await find(`SELECT licence_id AS id FROM licence_view LIMIT 1`) },
    alert: {
      alert: await find(`SELECT alert_id AS id FROM alert WHERE owner_id = 'market-regulation' LIMIT 1`),
    },
    'supervision-order': {
      order: await find(
        `SELECT order_id AS id FROM supervision_view WHERE owner_id = 'market-regulation' LIMIT 1`,
      ),
    },
  }
  return {
    house,
    belongings,
    as,
    idsOf: object => ids[object],
    fingerprint: () => fingerprintOf(house, tables),
  }
}
