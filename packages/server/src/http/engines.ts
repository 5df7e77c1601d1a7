/** One engine for each kind of process. */
import type { Catalogue } from '@yijianshi/core/catalogue'
import type pg from 'pg'
import { createCaseEngine } from '../case/case-kind.ts'
import { mayTakeIn } from '../case/take-in.ts'
import { createOrderEngine } from '../change-order/order-kind.ts'
import type { RecordKeys } from '../engine/sealed-words.ts'
import { createLicenceEngine } from '../licence/licence-kind.ts'
import { createMandateEngine } from '../mandate/mandate-kind.ts'
import { createChangeEngine } from '../publication/change-kind.ts'
import { createSupervisionEngine } from '../supervision/supervision-kind.ts'
import { watchingOf } from '../supervision/watching.ts'
import type { SharedServices } from './wiring.ts'

export type Engines = Pick<
  SharedServices,
  'engine' | 'changes' | 'orders' | 'supervision' | 'licences' | 'mandates'
>

/** `catalogue`: the one in use. */
export function createEngines(
  pool: pg.Pool,
  keys: RecordKeys,
  catalogue: () => Catalogue,
  now: () => number,
): Engines {
  const watching = () => watchingOf(catalogue())
  return {
    engine: createCaseEngine(pool, {
      authorities: () => new Set(catalogue().authorities.keys()),
      mayTakeIn: (site, item) => mayTakeIn(catalogue())(site, item),
      now,
      keys,
      watchRules: () => watching().rules,
    }),
    changes: createChangeEngine(pool, now),
    orders: createOrderEngine(pool, now, watching),
    supervision: createSupervisionEngine(pool, now, watching, keys),
    licences: createLicenceEngine(pool, now, keys),
    mandates: createMandateEngine(pool, now),
  }
}
