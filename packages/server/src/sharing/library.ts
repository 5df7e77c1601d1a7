/** The platform’s own e-licence library as a source: what the applicant holds, and what a licence of theirs says. */

import { civilDateOf } from '@yijianshi/core/calendar'
import type { DataElement, Text } from '@yijianshi/core/catalogue'
import { type LicenceStanding, mayRelyOn, standingOf, type TrustLevel } from '@yijianshi/core/licence'
import { type Answer, type SharedEntry, sharedValue } from '@yijianshi/core/sharing'
import { z } from 'zod'
import { findForm } from '../case/contents-store.ts'
import type { Services } from '../http/wiring.ts'
import { rowStanding } from '../licence/lists.ts'
import { forWhoeverHolds, type Held } from '../licence/present.ts'

/** Issued by the authority itself, in this very platform. Licences on paper are compared with their original. */
const LEVEL: TrustLevel = 'A'

/** Of one kind of licence the one that serves: the newest that holds, else the newest. */
export type Holding = {
  readonly id: string
  readonly number: string
  readonly standing: LicenceStanding
  readonly issuedAt: Date
  /** Civil date; null: for good. */
  readonly validUntil: string | null
}

const row = z.object({
  licence_id: z.uuid(),
  licence: z.string(),
  number: z.string(),
  stage: z.enum(['valid', 'suspended', 'revoked']),
  issued_at: z.date(),
  valid_until: z.string().nullable(),
})

const mostRows = 500

const isUsable = ({ standing }: Holding): boolean => mayRelyOn(LEVEL, standing)

/** By the kind of licence, of these kinds. `holder`: a person or an organisation. */
export async function holdingsOf(
  { pool, now }: Services,
  holder: string,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, Holding>> {
  if (kinds.length === 0) return new Map()
  const found = await pool.query(
    `SELECT licence_id, licence, number, stage, issued_at, to_char(valid_until, 'YYYY-MM-DD') AS valid_until
     FROM licence_view WHERE holder_id = $1 AND licence = ANY ($2)
     ORDER BY issued_at DESC, licence_id DESC LIMIT ${mostRows}`,
    [holder, kinds],
  )
  const holdings = new Map<string, Holding>()
  for (const raw of found.rows) {
    const read = row.parse(raw)
    const { licence_id: id, licence, number, issued_at: issuedAt, valid_until: validUntil } = read
    const holding = { id, number, standing: rowStanding(read, now()), issuedAt, validUntil }
    const known = holdings.get(licence)
    if (known === undefined || (!isUsable(known) && isUsable(holding))) holdings.set(licence, holding)
  }
  return holdings
}

const WHY: Readonly<Record<Exclude<LicenceStanding, 'valid'>, Required<Text>>> = {
  suspended: { zh: '已被发证机关暂停使用', en: 'is suspended by its issuer' },
  expired: { zh: '已经过期', en: 'has expired' },
  replaced: { zh: '已被更正后的新证替换', en: 'was replaced by a corrected one' },
  revoked: { zh: '已被撤销', en: 'was revoked' },
}

/** Why it can’t be used; null where it can. */
export function reasonAgainst({ number, standing }: Holding): Required<Text> | null {
  if (standing === 'valid') return null
  const { zh, en } = WHY[standing]
  return { zh: `您的这份证照（编号 ${number}）${zh}`, en: `Your licence (${number}) ${en}` }
}

/** The licence and what it says; undefined where it does not hold at this moment. */
export async function askLibrary(
  services: Services,
  entry: SharedEntry,
  holding: Holding | undefined,
): Promise<{ readonly held: Held; readonly answer: Answer } | undefined> {
  if (holding === undefined) return undefined
  const known = await services.licences.load(holding.id)
  if (known === undefined) return undefined
  const { state } = known
  const { current, number } = state
  const standing = standingOf(state, current.edition, civilDateOf(services.now()))
  if (!mayRelyOn(LEVEL, standing)) return undefined
  const values = await findForm(forWhoeverHolds(services), state.case, state.formHash)
  // Its case was erased: it can’t say any more of whom it is.
  if (values === undefined) return undefined
  const { elements } = services.catalogue()
  const tell = (element: DataElement | undefined) =>
    element && sharedValue(element, values[element.id], elements)
  const fields = entry.fields.flatMap(({ element }) => {
    const value = tell(elements.get(element))
    return value === undefined ? [] : [[element, value] as const]
  })
  return {
    held: { id: holding.id, state },
    answer: {
      fields: Object.fromEntries(fields),
      details: {
        number,
        'issued-on': civilDateOf(current.at),
        'valid-until': current.validUntil ?? '长期',
        status: '有效',
      },
    },
  }
}
