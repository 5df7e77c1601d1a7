/** An order ends with the version that carries it out, whenever the server comes to it. */
import type { Actor } from '@yijianshi/core/access'
import { derivedId } from '../engine/derived-id.ts'
import type { Services } from '../http/wiring.ts'

type Carried = {
  order_id: string
  change_id: string
  version: string
  number: number
  published_by: string
  published_at: Date
}

/** The first publication of each open order. */
const CARRIED = `
  SELECT DISTINCT ON (change_order_view.order_id)
    change_order_view.order_id, catalogue_version.change_id, catalogue_version.version, catalogue_version.number,
    catalogue_version.published_by, catalogue_version.published_at
  FROM change_order_view
  JOIN catalogue_change_view ON catalogue_change_view.order_number = change_order_view.number
  JOIN catalogue_version ON catalogue_version.change_id = catalogue_change_view.change_id
  WHERE change_order_view.stage = 'open'
  ORDER BY change_order_view.order_id, catalogue_version.number`

/** Closes every open order that a published change carries out. Two servers at once do it once. */
export async function carryOutOrders(services: Services): Promise<void> {
  const { rows } = await services.pool.query<Carried>(CARRIED)
  for (const row of rows) {
    const actor: Actor = { role: 'editor', account: row.published_by }
    await services.orders.execute({
      process: row.order_id,
      // Whoever else comes to it at the same time gives the same command.
      commandId: derivedId(`carry-out ${row.order_id} ${row.change_id}`),
      actor,
      command: { type: 'carry-out', change: row.change_id, version: row.version, number: row.number },
      at: row.published_at.getTime(),
    })
  }
}
