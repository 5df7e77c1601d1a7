import type { Operation } from '@yijianshi/contract/contract'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf } from '@yijianshi/core/calendar'
import { affectedItems, type Searched } from '@yijianshi/core/change-order'
import { isTaken } from '../database/taken.ts'
import { derivedId } from '../engine/derived-id.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findOrderByRequest, nextSerial } from './order-store.ts'

type Sent = Operation<'openChangeOrder'>['body']

/** An order is known by its number, so two servers that give the same number meet at the same process. */
function processOf(number: string): string {
  return derivedId(`change-order ${number}`)
}

function searchedOf(sent: Sent): Searched {
  return {
    words: sent.words ?? [],
    laws: (sent.laws ?? []).map(({ law, article }) => ({ law, ...(article !== undefined && { article }) })),
    items: sent.items ?? [],
    materials: sent.materials ?? [],
  }
}

const attempts = 20

/** Registers an order under the next number of the year, with the items that the version in use has for it. */
export async function openOrder(services: Services, actor: Actor, sent: Sent): Promise<Outcome<string>> {
  const { pool, orders } = services
  const catalogue = services.catalogue()
  const searched = searchedOf(sent)
  const affected = affectedItems(catalogue, searched).map(entry => entry.item.id)
  const at = services.now()
  const year = civilDateOf(at).slice(0, 4)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const known = await findOrderByRequest(pool, sent.id)
    if (known !== undefined) return done(known)
    const number = `${year}-${String(await nextSerial(pool, year)).padStart(3, '0')}`
    const process = processOf(number)
    const { document, changes } = sent
    const opening = {
      number,
      request: sent.id,
      document,
      changes,
      searched,
      version: catalogue.version,
      affected,
    }
    const command = { type: 'open' as const, at, ...opening }
    try {
      const executed = await orders.execute({ process, commandId: sent.id, actor, command, at })
      if (executed.ok) return done(process)
      // Somebody else got this number in the very moment.
      if (executed.refusal.code !== 'order/exists') return executed
    } catch (error) {
      // The same request, sent twice at once, has opened it under another number.
      if (!isTaken(error, 'change_order_view_request')) throw error
    }
  }
  return refused('publication/busy')
}
